//! The maps of rc/clone: the same entries as in TypeScript, in std's `HashMap`.

use std::collections::HashMap;
use std::hash::Hash;

use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

const FACTOR: u32 = 0x9e37_79b1;

/// A text for each key: each owns a block of the heap.
pub type Settings = HashMap<String, u32>;
/// Keys and values that own nothing.
pub type Numbers = HashMap<u32, u32>;

/// The number of entry `n`: different for each.
fn key_of(n: u32, seed: u32) -> u32 {
    (2 * n + 1).wrapping_mul(FACTOR).wrapping_add(seed.wrapping_mul(2))
}

fn value_of(key: u32) -> u32 {
    key.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
}

/// `collect` makes room as it goes; a map that was made in one go has the least table that will do.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn map<K: Hash + Eq>(context: &Context, key: impl Fn(u32) -> K) -> HashMap<K, u32> {
    let entries = context.parameter("entries");
    let mut map = HashMap::with_capacity(entries as usize);
    map.extend((0..entries).map(|n| key_of(n, context.seed)).map(|number| (key(number), value_of(number))));
    map
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn settings(context: &Context) -> Settings {
    map(context, |number| format!("key-{number:08x}"))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn numbers(context: &Context) -> Numbers {
    map(context, |number| number)
}

/// What is cloned, and what must be true of it when all clones are gone.
struct Original<T, F> {
    it: T,
    run: F,
    owners: fn(&T) -> usize,
}

impl<T, F: Fn(&T, u32) -> u32> Kernel for Original<T, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.it, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        expect("the number of owners", (self.owners)(&self.it) as u32, 1)
    }
}

/// `owners` counts those that own the original.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn original<T: 'static>(
    it: T,
    run: impl Fn(&T, u32) -> u32 + 'static,
    owners: fn(&T) -> usize,
) -> Box<dyn Kernel> {
    Box::new(Original { it, run, owners })
}

/// A borrow needs an owner beside it.
struct Lent<F> {
    it: Settings,
    run: F,
}

impl<F: Fn(&&Settings, u32) -> u32> Kernel for Lent<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&&self.it, iterations)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn lent(it: Settings, run: impl Fn(&&Settings, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    Box::new(Lent { it, run })
}
