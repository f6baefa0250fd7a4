trait Logger {
    fn log(&self, line: &str);
}

struct ConsoleLogger;

impl Logger for ConsoleLogger {
    fn log(&self, line: &str) {
        println!("console: {line}");
    }
}

struct App { //~ refused
    loggers: Vec<dyn Logger>, //~ refused
} //~ refused
struct App<'a> { //~ accepted
    loggers: Vec<&'a dyn Logger>, //~ accepted
} //~ accepted

fn main() {
    let app = App { loggers: vec![&ConsoleLogger] }; //~ accepted
    for logger in &app.loggers { //~ accepted
        logger.log("started"); //~ accepted
    } //~ accepted
}
