// A program for the Rust playground for each variant.

// #region loggers
trait Logger {
    fn log(&self, line: u32) -> u32;
}

struct ConsoleLogger<const WORDS: usize>([u32; WORDS]);
struct FileLogger<const WORDS: usize>([u32; WORDS]);

impl<const WORDS: usize> Logger for ConsoleLogger<WORDS> {
    fn log(&self, line: u32) -> u32 {
        line.wrapping_mul(31).wrapping_add(self.0.first().copied().unwrap_or(0))
    }
}

impl<const WORDS: usize> Logger for FileLogger<WORDS> {
    fn log(&self, line: u32) -> u32 {
        line ^ self.0.first().copied().unwrap_or(0)
    }
}
// #endregion

// #region box
use std::hint::black_box;

// #include loggers

// #kernel

// #include time

fn main() {
    time("two boxed loggers of 0 bytes", 1, |_| log_boxed::<0>(7, ITERATIONS));
    time("two boxed loggers of 4 bytes", 1, |_| log_boxed::<1>(7, ITERATIONS));
    time("two boxed loggers of 40 bytes", 1, |_| log_boxed::<10>(7, ITERATIONS));
}
// #endregion

// #region borrow
use std::hint::black_box;

// #include loggers

// #kernel

// #include time

fn main() {
    time("two borrowed loggers of 0 bytes", 1, |_| log_borrowed::<0>(7, ITERATIONS));
    time("two borrowed loggers of 4 bytes", 1, |_| log_borrowed::<1>(7, ITERATIONS));
    time("two borrowed loggers of 40 bytes", 1, |_| log_borrowed::<10>(7, ITERATIONS));
}
// #endregion
