//! A generic method in a trait that can be made a dyn all the same.
use std::fmt::Display;

// #region sized
trait Logger {
    fn log(&self, value: &dyn Display);

    fn log_all<T: Display>(&self, values: &[T])
    where
        Self: Sized,
    {
        for value in values {
            self.log(value);
        }
    }
}
// #endregion

struct ConsoleLogger;

impl Logger for ConsoleLogger {
    fn log(&self, value: &dyn Display) {
        println!("console: {value}");
    }
}

fn main() {
    ConsoleLogger.log_all(&[1, 2]);
    let logger: Box<dyn Logger> = Box::new(ConsoleLogger);
    logger.log(&3);
}
