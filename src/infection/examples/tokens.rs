// A lexer over a borrowed text; its tokens copy their words.
pub struct Lexer<'t> {
    text: &'t str,
    pos: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Word { text: String },
    Number(u64),
}

pub type Tokens = Vec<Token>;

pub struct Line {
    tokens: Tokens,
    number: usize,
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str) -> Self {
        Lexer { text, pos: 0 }
    }

    fn word(&mut self) -> Token {
        let from = self.pos;
        let rest = &self.text[from..];
        self.pos += rest.find(' ').unwrap_or(rest.len());
        Token::Word { text: self.text[from..self.pos].to_string() }
    }

    fn number(&mut self) -> Token {
        self.pos += 1;
        Token::Number(7)
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = &self.text[self.pos..];
        self.pos += rest.len() - rest.trim_start().len();
        match self.text[self.pos..].chars().next()? {
            '0'..='9' => Some(self.number()),
            _ => Some(self.word()),
        }
    }
}

pub fn line(text: &str, number: usize) -> Line {
    Line { tokens: Lexer::new(text).collect(), number }
}

pub fn merge(into: &mut Tokens, token: Token) {
    into.push(token);
}

pub fn longer<'x>(a: &'x Token, b: &'x Token) -> &'x Token {
    if width(a) >= width(b) { a } else { b }
}

pub fn pick(left: &Line, right: &Line) -> Token {
    let from = if left.number < right.number { left } else { right };
    from.tokens[0].clone()
}

pub fn width(token: &Token) -> usize {
    match token {
        Token::Word { text } => text.len(),
        Token::Number(_) => 1,
    }
}

pub fn total(line: &Line) -> usize {
    line.tokens.iter().map(width).sum()
}

pub fn words(text: &str) -> usize {
    let mut lexer = Lexer::new(text);
    let first = lexer.word();
    let second = lexer.word();
    width(&first) + width(&second)
}
