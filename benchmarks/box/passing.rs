//! The value that is passed: always on the heap, so that only the passing differs.

use super::noise::noise;
use super::sized::for_size;
use super::{pass_borrow, pass_box, pass_value, pass_vec};
use crate::harness::{Context, Kernel};

/// Never built on the stack: a thread's stack has no room for the largest twice.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn value<const WORDS: usize>(context: &Context) -> Box<[u32; WORDS]> {
    let words = noise(WORDS, context.seed).into_boxed_slice();
    words.try_into().expect("as many words as asked for")
}

macro_rules! of_size {
    ($make:ident($context:expr)) => {
        for_size!(
            $context.parameter("size"),
            $make($context),
            [64, 200, 1_000, 4_000, 16_000, 65_600, 260_000, 1_000_064]
        )
    };
}

struct InPlace<const WORDS: usize> {
    value: Box<[u32; WORDS]>,
    pass: fn(&mut [u32; WORDS], u32) -> u32,
}

impl<const WORDS: usize> Kernel for InPlace<WORDS> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.pass)(&mut self.value, iterations)
    }
}

/// Passed on and handed back: the kernel holds it between calls.
struct HandedOn<V> {
    value: Option<V>,
    pass: fn(V, u32) -> (V, u32),
}

impl<V> Kernel for HandedOn<V> {
    fn run(&mut self, iterations: u32) -> u32 {
        let value = self.value.take().expect("handed back by the call before");
        let (value, sum) = (self.pass)(value, iterations);
        self.value = Some(value);
        sum
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn by_value_of<const WORDS: usize>(context: &Context) -> Box<dyn Kernel> {
    Box::new(InPlace { value: value::<WORDS>(context), pass: pass_value })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn by_borrow_of<const WORDS: usize>(context: &Context) -> Box<dyn Kernel> {
    Box::new(InPlace { value: value::<WORDS>(context), pass: pass_borrow })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn by_box_of<const WORDS: usize>(context: &Context) -> Box<dyn Kernel> {
    Box::new(HandedOn { value: Some(value::<WORDS>(context)), pass: pass_box })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn by_value(context: &Context) -> Box<dyn Kernel> {
    of_size!(by_value_of(context))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn by_borrow(context: &Context) -> Box<dyn Kernel> {
    of_size!(by_borrow_of(context))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn by_box(context: &Context) -> Box<dyn Kernel> {
    of_size!(by_box_of(context))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn by_vec(context: &Context) -> Box<dyn Kernel> {
    let value = noise(context.parameter("size") as usize / 4, context.seed);
    Box::new(HandedOn { value: Some(value), pass: pass_vec })
}
