//! What is filled and emptied. Rust's own allocator places the blocks.

use bumpalo::Bump;

use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

const TEXT: u32 = 16;

/// A vector that is empty between two calls, with room for `batch` values.
pub struct Values<T> {
    pub vector: Vec<T>,
    pub batch: u32,
    pub seed: u32,
    /// What strings are made of.
    pub text: &'static str,
}

#[expect(clippy::vec_box, reason = "a block for each is the point")]
pub struct Boxes {
    pub vector: Vec<Box<u64>>,
    /// For each place of the vector, the place that its box is swapped with.
    pub partners: Vec<u32>,
    pub seed: u32,
}

pub struct Arena {
    pub bump: Bump,
    pub batch: u32,
    pub seed: u32,
}

struct Bulk<S, F> {
    it: S,
    run: F,
    audit: fn(&S) -> Result<(), String>,
}

impl<S, F: Fn(&mut S, u32) -> u32> Kernel for Bulk<S, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.it, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        (self.audit)(&self.it)
    }
}

/// Room for all values, and none left in it: it never had to grow.
fn expect_empty<T>(vector: &Vec<T>, batch: usize) -> Result<(), String> {
    expect("the number of values left", vector.len() as u32, 0)?;
    expect("the room of the vector", vector.capacity() as u32, batch as u64)
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn values<T: 'static>(
    context: &Context,
    run: impl Fn(&mut Values<T>, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let (batch, seed) = (context.parameter("values"), context.seed);
    let it = Values { vector: Vec::with_capacity(batch as usize), batch, seed, text: text(seed) };
    Box::new(Bulk { it, run, audit: |it| expect_empty(&it.vector, it.batch as usize) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn boxed(
    context: &Context,
    shuffled: bool,
    run: impl Fn(&mut Boxes, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let partners = partners(context.parameter("values"), context.seed, shuffled);
    let it = Boxes { vector: Vec::with_capacity(partners.len()), partners, seed: context.seed };
    Box::new(Bulk { it, run, audit: |it| expect_empty(&it.vector, it.partners.len()) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn arena(context: &Context, run: impl Fn(&mut Arena, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let (batch, seed) = (context.parameter("values"), context.seed);
    let it = Arena { bump: Bump::with_capacity(room(batch)), batch, seed };
    let audit = |it: &Arena| {
        let (found, wanted) = (it.bump.allocated_bytes(), room(it.batch));
        if found < 2 * wanted { Ok(()) } else { Err(format!("the arena grew to {found} bytes, from {wanted}")) }
    };
    Box::new(Bulk { it, run, audit })
}

/// Bytes for the numbers and the table of their addresses.
fn room(batch: u32) -> usize {
    batch as usize * (size_of::<u64>() + size_of::<&u64>()) + 64
}

/// Inside-out Fisher and Yates: place i is swapped with one of the places up to it. In order: with itself.
fn partners(batch: u32, seed: u32, shuffled: bool) -> Vec<u32> {
    let mut x = seed;
    let partner = |place| {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if shuffled { (x ^ (x >> 16)) % (place + 1) } else { place }
    };
    (0..batch).map(partner).collect()
}

/// Small letters, which ones depends on the seed.
fn text(seed: u32) -> &'static str {
    let letter = |i| char::from(b'a' + ((u64::from(seed) + i) % 26) as u8);
    (0..u64::from(TEXT)).map(letter).collect::<String>().leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffled_boxes_go_elsewhere_and_others_stay() {
        let order = |shuffled| {
            let mut places: Vec<u32> = (0..1000).collect();
            for (i, &partner) in partners(1000, 7, shuffled).iter().enumerate() {
                places.swap(i, partner as usize);
            }
            places
        };
        assert!(order(false).is_sorted());
        let shuffled = order(true);
        let neighbors = shuffled.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) == 1).count();
        assert!(neighbors < 20, "{neighbors} of 999 neighbors stayed neighbors");
    }
}
