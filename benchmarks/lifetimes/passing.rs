//! The value that is lent.

use super::book::next;
use crate::harness::{Context, Kernel};

struct Passing<const WORDS: usize> {
    value: Box<[u32; WORDS]>,
    run: fn(&mut [u32; WORDS], u32) -> u32,
}

impl<const WORDS: usize> Kernel for Passing<WORDS> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.value, iterations)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn noise(words: usize, seed: u32) -> Box<[u32]> {
    let mut x = seed;
    (0..words).map(|_| next(&mut x)).collect()
}

/// A value on the heap, never built on the stack: a thread's stack has no room for the largest twice.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn passing<const WORDS: usize>(
    context: &Context,
    run: fn(&mut [u32; WORDS], u32) -> u32,
) -> Box<dyn Kernel> {
    let value = noise(WORDS, context.seed).try_into().expect("as many words as asked for");
    Box::new(Passing { value, run })
}
