//! One vector of bytes, by size; and arrays of plain values beside strings of as many bytes.

use super::text::Letters;
use crate::harness::{Context, Kernel};

struct Running<S, F> {
    state: S,
    run: F,
}

impl<S, F: Fn(&S, u32) -> u32> Kernel for Running<S, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.state, iterations)
    }
}

/// A vector of as many bytes as the parameter says, none of them 0, each written.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn sized(context: &Context, run: impl Fn(&Vec<u8>, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let state = vec![(context.seed % 255) as u8 + 1; context.parameter("size") as usize];
    Box::new(Running { state, run })
}

/// A power of two: the loop goes round them.
pub const VALUES: usize = 64;

/// A plain value, and a word of it for the checksum.
pub trait Value: Copy + 'static {
    fn new(noise: &mut impl FnMut() -> u32) -> Self;
    fn word(&self) -> u32;
}

impl Value for bool {
    fn new(noise: &mut impl FnMut() -> u32) -> Self {
        noise() >> 31 == 1
    }
    fn word(&self) -> u32 {
        u32::from(*self)
    }
}

impl Value for u32 {
    fn new(noise: &mut impl FnMut() -> u32) -> Self {
        noise()
    }
    fn word(&self) -> u32 {
        *self
    }
}

impl<const N: usize> Value for [u32; N] {
    fn new(noise: &mut impl FnMut() -> u32) -> Self {
        [(); N].map(|()| noise())
    }
    fn word(&self) -> u32 {
        self[N - 1]
    }
}

fn values<T: Value>(seed: u32) -> [T; VALUES] {
    let mut x = seed;
    let mut noise = || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        x
    };
    [(); VALUES].map(|()| T::new(&mut noise))
}

/// A loop that works on values of every type.
pub trait OnValues: 'static {
    fn run<T: Value>(values: &[T; VALUES], iterations: u32) -> u32;
}

/// Values of the type that has so many bytes.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn plain<L: OnValues>(context: &Context) -> Box<dyn Kernel> {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    fn boxed<L: OnValues, T: Value>(seed: u32) -> Box<dyn Kernel> {
        Box::new(Running { state: Box::new(values::<T>(seed)), run: |all: &Box<_>, n| L::run::<T>(all, n) })
    }
    match context.parameter("size") {
        1 => boxed::<L, bool>(context.seed),
        4 => boxed::<L, u32>(context.seed),
        16 => boxed::<L, [u32; 4]>(context.seed),
        64 => boxed::<L, [u32; 16]>(context.seed),
        200 => boxed::<L, [u32; 50]>(context.seed),
        other => panic!("no type of {other} bytes"),
    }
}

/// Strings of so many letters.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn strings(context: &Context, run: impl Fn(&[String; VALUES], u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let mut letters = Letters::new(context.seed);
    let state = [(); VALUES].map(|()| letters.take(context.parameter("size")));
    Box::new(Running { state, run })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_as_large_as_they_are_called() {
        assert_eq!([size_of::<bool>(), size_of::<u32>(), size_of::<[u32; 50]>()], [1, 4, 200]);
    }

    #[test]
    fn both_truth_values_occur() {
        let all = values::<bool>(1);
        assert!(all.contains(&true) && all.contains(&false));
    }
}
