fn greeting() -> &str { //~ refused
fn greeting() -> String { //~ accepted
    let text = String::from("hello");
    &text //~ refused
    text //~ accepted
}

fn main() {
    println!("{}", greeting());
}
