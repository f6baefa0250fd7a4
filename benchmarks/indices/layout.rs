//! What the kernels have in common: who is linked to whom, in which order things lie, and the loops around them.

use crate::harness::{Context, Kernel};

/// Numbers that look random, each made of the one before.
pub struct Noise(u32);

impl Noise {
    pub fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// 24 bits.
    pub fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    /// A number less than `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.next()) * u64::from(bound)) >> 24) as u32
    }
}

/// Nodes by place: to which places each is linked, and its value.
pub struct Plan<const LINKS: usize> {
    pub links: Vec<[u32; LINKS]>,
    pub values: Vec<u32>,
    /// Where a walk begins.
    pub first: u32,
}

/// Every number below `count`, once. In order, or in an order left to chance (Fisher and Yates's).
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn places(count: u32, seed: u32, shuffled: bool) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count).collect();
    if shuffled {
        let mut noise = Noise::new(!seed);
        for last in (1..count).rev() {
            places.swap(last as usize, noise.below(last + 1) as usize);
        }
    }
    places
}

/// One cycle through all nodes. The walk meets the same values in either order; what differs is where they lie.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn cycle(context: &Context, shuffled: bool) -> Plan<1> {
    let count = context.parameter("nodes");
    let order = places(count, context.seed, shuffled);
    let mut noise = Noise::new(context.seed);
    let mut plan =
        Plan { links: vec![[0]; count as usize], values: vec![0; count as usize], first: order[0] };
    for (step, &place) in order.iter().enumerate() {
        plan.links[place as usize] = [order[(step + 1) % order.len()]];
        plan.values[place as usize] = noise.next();
    }
    plan
}

/// Each node has four neighbors, left to chance.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn graph(context: &Context) -> Plan<4> {
    let count = context.parameter("nodes");
    let mut noise = Noise::new(context.seed);
    let values = (0..count).map(|_| noise.next()).collect();
    let links = (0..count).map(|_| [(); 4].map(|()| noise.below(count))).collect();
    Plan { links, values, first: 0 }
}

struct Timed<S> {
    state: S,
    run: fn(&mut S, u32) -> u32,
    whole: u32,
}

impl<S> Kernel for Timed<S> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.state, iterations)
    }

    fn whole(&self) -> u32 {
        self.whole
    }
}

/// What is timed, and what it works on.
pub fn timed<S: 'static>(state: S, run: fn(&mut S, u32) -> u32) -> Box<dyn Kernel> {
    Box::new(Timed { state, run, whole: 1 })
}

/// The same where operations come in rounds of so many.
pub fn timed_rounds<S: 'static>(whole: usize, state: S, run: fn(&mut S, u32) -> u32) -> Box<dyn Kernel> {
    Box::new(Timed { state, run, whole: whole as u32 })
}

/// An arena together with references into it, which safe Rust has no words for.
pub struct Held<R, A> {
    pub roots: R,
    arena: *mut A,
}

impl<R: Copy, A: 'static> Held<R, A> {
    /// `R` is copied, so nothing happens to it when the arena goes.
    pub fn new(arena: A, plant: impl FnOnce(&'static A) -> R) -> Self {
        let arena = Box::into_raw(Box::new(arena));
        // SAFETY: the arena stays where it is and is never borrowed mutably until it is dropped, together with `roots`.
        Self { roots: plant(unsafe { &*arena }), arena }
    }
}

impl<R, A> Drop for Held<R, A> {
    fn drop(&mut self) {
        // SAFETY: `new` made it of a box, and nobody has a reference any more but `roots`, which is not read again.
        drop(unsafe { Box::from_raw(self.arena) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_all_there_once() {
        let shuffled = places(1001, 7, true);
        let mut sorted = shuffled.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, places(1001, 7, false));
        assert!(shuffled.iter().zip(&sorted).filter(|(a, b)| a == b).count() < 10);
    }
}
