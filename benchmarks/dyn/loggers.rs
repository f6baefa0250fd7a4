//! Two loggers with so many words of settings, and what calls the loop that makes them.

use crate::harness::{Context, Kernel};

// #region loggers
pub trait Logger {
    fn log(&self, line: u32) -> u32;
}

pub struct ConsoleLogger<const WORDS: usize>(pub [u32; WORDS]);
pub struct FileLogger<const WORDS: usize>(pub [u32; WORDS]);

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

type Loop = fn(u32, u32) -> u32;

struct Logging {
    settings: u32,
    run: Loop,
}

impl Kernel for Logging {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(self.settings, iterations)
    }
}

/// The loop for loggers of 0, 4 or 40 bytes.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn loggers(context: &Context, [empty, small, large]: [Loop; 3]) -> Box<dyn Kernel> {
    let run = match context.parameter("size") {
        0 => empty,
        4 => small,
        40 => large,
        other => panic!("no loggers of {other} bytes"),
    };
    Box::new(Logging { settings: context.seed, run })
}
