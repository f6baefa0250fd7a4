//! What the kernels have in common: the data of the leaves, the shape of the trees, and the loops around them.

use std::cell::Cell;
use std::hint::black_box;

use super::walks::Walk;
use crate::harness::{Context, Kernel};

thread_local! {
    /// What destructors have added up since it was last set.
    pub static DROPPED: Cell<u32> = const { Cell::new(0) };
}

/// The values of the nodes, one after the other.
pub struct Data(u32);

impl Data {
    pub fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// 30 bits. Each follows from the one before, and looks random.
    pub fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 2
    }
}

/// How many nodes are under each child of a node that has `rest` nodes under it: up to four parts, as equal as can be.
pub fn parts(rest: u32) -> impl Iterator<Item = u32> {
    (0..4).map(move |part| (rest + part) / 4).filter(|&part| part > 0)
}

/// Builds a tree of so many nodes, drops it, and returns the value of one leaf.
type Build = fn(u32, &mut Data) -> u32;

struct Built {
    build: Build,
    seed: u32,
    /// Of a whole tree.
    nodes: u32,
    /// Is one operation a whole tree? If not, it is a node.
    by_tree: bool,
}

impl Kernel for Built {
    fn run(&mut self, iterations: u32) -> u32 {
        let mut data = Data::new(self.seed);
        let mut sum = 0_u32;
        if self.by_tree {
            for _ in 0..iterations {
                sum = sum.wrapping_mul(31).wrapping_add((self.build)(self.nodes, &mut data));
            }
            return sum;
        }
        let mut left = iterations;
        while left > 0 {
            let size = left.min(self.nodes);
            sum = sum.wrapping_mul(31).wrapping_add((self.build)(size, &mut data));
            left -= size;
        }
        sum
    }

    fn whole(&self) -> u32 {
        if self.by_tree { 1 } else { self.nodes }
    }
}

/// One operation is one node; trees are built and dropped whole.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn built(context: &Context, build: Build) -> Box<dyn Kernel> {
    Box::new(Built { build, seed: context.seed, nodes: context.parameter("nodes"), by_tree: false })
}

/// One operation is one tree.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn built_whole(context: &Context, build: Build) -> Box<dyn Kernel> {
    Box::new(Built { build, seed: context.seed, nodes: context.parameter("nodes"), by_tree: true })
}

struct Visited<W> {
    tree: W,
    nodes: u32,
}

impl<W: Walk> Kernel for Visited<W> {
    fn run(&mut self, iterations: u32) -> u32 {
        let mut sum = 0_u32;
        let mut left = iterations;
        while left > 0 {
            let size = black_box(left.min(self.nodes));
            let (value, visited) = self.tree.evaluate(size);
            sum = sum.wrapping_mul(31).wrapping_add(value);
            left -= visited;
        }
        sum
    }

    fn whole(&self) -> u32 {
        self.nodes
    }
}

/// One operation is a visit to one node; whole trees are evaluated, again and again.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn visited(context: &Context, tree: impl Walk + 'static) -> Box<dyn Kernel> {
    Box::new(Visited { tree, nodes: context.parameter("nodes") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_all_of_the_rest() {
        for rest in 0..1000 {
            let all: Vec<u32> = parts(rest).collect();
            assert_eq!(all.iter().sum::<u32>(), rest);
            assert_eq!(all.len(), rest.min(4) as usize);
            assert!(all.iter().all(|part| part.abs_diff(all[0]) <= 1));
        }
    }
}
