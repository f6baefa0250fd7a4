trait Logger {
    fn log(&self, line: &str);
}

/// A logger that borrows.
struct Prefixed<'a> {
    prefix: &'a str,
}

impl Logger for Prefixed<'_> {
    fn log(&self, line: &str) {
        println!("{}: {line}", self.prefix);
    }
}

struct App { //~ refused
    logger: Box<dyn Logger>, //~ refused
} //~ refused
struct App<'a> { //~ accepted
    logger: Box<dyn Logger + 'a>, //~ accepted
} //~ accepted

fn main() {
    let prefix = String::from("app");
    let app = App { logger: Box::new(Prefixed { prefix: &prefix }) };
    app.logger.log("started");
}
