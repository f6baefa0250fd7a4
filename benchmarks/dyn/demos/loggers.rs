//! One list, two types of logger, and how large the pointers to them are.

// #region loggers
trait Logger {
    fn log(&self, line: &str);
}

struct ConsoleLogger;
struct FileLogger;

impl Logger for ConsoleLogger {
    fn log(&self, line: &str) {
        println!("console: {line}");
    }
}

impl Logger for FileLogger {
    fn log(&self, line: &str) {
        println!("file: {line}");
    }
}
// #endregion

pub fn main() {
    // #region loggers
    let loggers: Vec<Box<dyn Logger>> = vec![Box::new(ConsoleLogger), Box::new(FileLogger)];
    for logger in &loggers {
        logger.log("started");
    }
    println!("bytes of a FileLogger: {}", size_of_val(&*loggers[1]));
    println!("bytes of an address: {}", size_of::<usize>());
    println!("bytes of a Box<FileLogger>: {}", size_of::<Box<FileLogger>>());
    println!("bytes of a Box<dyn Logger>: {}", size_of::<Box<dyn Logger>>());
    println!("bytes of a &dyn Logger: {}", size_of::<&dyn Logger>());
    // #endregion
}
