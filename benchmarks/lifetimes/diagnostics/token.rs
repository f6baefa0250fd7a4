struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn next(&mut self) -> Option<&str> { //~ refused
    fn next(&mut self) -> Option<&'a str> { //~ accepted
        let text = self.rest.trim_start();
        let end = text.find(' ').unwrap_or(text.len());
        let (token, rest) = text.split_at(end);
        self.rest = rest;
        Some(token).filter(|token| !token.is_empty())
    }
}

fn tokens(text: &str) -> Vec<&str> {
    let mut parser = Parser { rest: text };
    let mut all = Vec::new();
    while let Some(token) = parser.next() {
        all.push(token);
    }
    all
} // the parser ends here, its tokens do not

fn main() {
    println!("{:?}", tokens("let x = 1"));
}
