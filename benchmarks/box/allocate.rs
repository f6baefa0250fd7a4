//! Room on the heap, in a frame, and among many other blocks.

use std::mem::MaybeUninit;

use super::sized::for_size;
use super::{box_each_time, replace_one, stack_each_time};
use crate::harness::{Context, Kernel};

/// Boxes that live at the same time, where there are many.
const MANY: usize = 1000;

/// Room that nobody has filled.
type Room = Box<[MaybeUninit<u32>]>;

struct Alone<F> {
    run: F,
}

impl<F: Fn(u32) -> u32> Kernel for Alone<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(iterations)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn in_box(context: &Context) -> Box<dyn Kernel> {
    let (words, seed) = (context.parameter("size") as usize / 4, context.seed);
    Box::new(Alone { run: move |iterations| box_each_time(words, seed, iterations) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn on_stack_of<const WORDS: usize>(context: &Context) -> Box<dyn Kernel> {
    let seed = context.seed;
    Box::new(Alone { run: move |iterations| stack_each_time::<WORDS>(seed, iterations) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn on_stack(context: &Context) -> Box<dyn Kernel> {
    for_size!(context.parameter("size"), on_stack_of(context), [16, 200, 4_000, 65_600])
}

pub struct Held {
    pub boxes: Vec<Room>,
    pub words: usize,
}

struct Among {
    held: Held,
    seed: u32,
}

impl Kernel for Among {
    fn run(&mut self, iterations: u32) -> u32 {
        replace_one(&mut self.held, self.seed, iterations)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn replacing(context: &Context) -> Box<dyn Kernel> {
    let words = context.parameter("size") as usize / 4;
    let boxes = (0..MANY).map(|_| Box::new_uninit_slice(words)).collect();
    Box::new(Among { held: Held { boxes, words }, seed: context.seed })
}
