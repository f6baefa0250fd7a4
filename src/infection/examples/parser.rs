// A parser that owns its text, in a program that holds it.
use std::fmt;

pub struct Parser {
    input: String,
    pos: usize,
}

impl Parser {
    pub fn new(input: String) -> Self {
        Parser { input, pos: 0 }
    }

    pub fn rest(&self) -> &str {
        &self.input[self.pos..]
    }

    pub fn bump(&mut self, by: usize) {
        self.pos += by;
    }
}

impl fmt::Display for Parser {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.rest())
    }
}

pub struct App {
    parser: Parser,
    done: bool,
}

pub struct Server {
    apps: Vec<App>,
    port: u16,
}

impl App {
    pub fn is_done(&self) -> bool {
        self.done || self.parser.rest().is_empty()
    }
}

impl Server {
    pub fn open(&self) -> usize {
        self.apps.iter().filter(|app| !app.is_done()).count()
    }
}

pub fn start(text: String) -> App {
    App { parser: Parser::new(text), done: false }
}

// Builds a parser and drops it.
pub fn count(text: &str) -> usize {
    Parser::new(text.to_string()).rest().len()
}

pub fn longest(apps: &[App]) -> usize {
    apps.iter().map(|app| app.parser.rest().len()).max().unwrap_or(0)
}

pub fn port(server: &Server) -> u16 {
    server.port
}
