struct Parser<'a> {
    input: &'a str,
}

struct App { //~ refused
    parser: Parser, //~ refused
} //~ refused
struct App<'a> { //~ accepted
    parser: Parser<'a>, //~ accepted
} //~ accepted

fn main() {
    let app = App { parser: Parser { input: "let x = 1" } };
    println!("{}", app.parser.input);
}
