use std::fmt::Display;

trait Logger {
    fn log<T: Display>(&self, value: T); //~ refused
    fn log(&self, value: &dyn Display); //~ accepted
}

struct ConsoleLogger;

impl Logger for ConsoleLogger {
    fn log<T: Display>(&self, value: T) { //~ refused
    fn log(&self, value: &dyn Display) { //~ accepted
        println!("console: {value}");
    }
}

fn main() {
    let logger: Box<dyn Logger> = Box::new(ConsoleLogger);
    logger.log(7); //~ refused
    logger.log(&7); //~ accepted
}
