struct Parser<'a> {
    input: &'a str,
}

impl Parser<'_> {
    fn skip(&mut self, count: usize) {
        self.input = &self.input[count..];
    }
    fn word(&self) -> &str {
        self.input.split(' ').next().unwrap_or("")
    }
}

impl std::fmt::Display for Parser<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "at {:?}", self.input)
    }
}

fn open(input: &str) -> Parser<'_> {
    Parser { input }
}

fn skip_word(parser: &mut Parser) {
    parser.skip(parser.word().len() + 1);
}

fn show(what: impl std::fmt::Display) -> String {
    what.to_string()
}

fn count(input: &str) -> usize {
    let mut parser = open(input);
    let mut words = 0;
    while parser.input.contains(' ') {
        skip_word(&mut parser);
        words += 1;
    }
    words + 1
}

fn main() {
    let text = String::from("let x = 1");
    let mut parser = open(&text);
    skip_word(&mut parser);
    println!("{} {}", show(parser), count(&text));
}
