//! One thread at work on its own data, and neighbors that do something else on lines of their own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::layout::Work;
use crate::harness::layout::{Block, expect};
use crate::harness::{Context, Kernel};

/// Bytes from one neighbor's word to the next one's.
const APART: usize = 256;

/// One on each 64 bytes.
#[repr(C, align(64))]
pub struct Node {
    /// The number of the next node.
    pub next: u32,
    /// The same in all.
    pub tag: u32,
}

/// Thread 0's. `at` goes on from call to call: a call that began anew would only ever see the first nodes.
pub struct Reader {
    pub nodes: Box<[Node]>,
    pub at: u32,
}

/// Follows node to node in an order that no prefetcher foresees, through all of them: n -> n A + C modulo a power of
/// two visits every number (Hull and Dobell 1962).
fn following(node: u32, count: u32) -> u32 {
    node.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) & (count - 1)
}

fn nodes(count: u32, seed: u32) -> Box<[Node]> {
    let tag = seed.wrapping_mul(0x9e37_79b1);
    (0..count).map(|node| Node { next: following(node, count), tag }).collect()
}

struct Observed<F> {
    reader: Reader,
    read: F,
}

impl<F: Fn(&mut Reader, u32) -> u32> Kernel for Observed<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.read)(&mut self.reader, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        let count = self.reader.nodes.len() as u32;
        let at = (0..mine % u64::from(count)).fold(0, |at, _| following(at, count));
        expect("the reader's node", self.reader.at, at.into())
    }
}

struct Neighbor<F> {
    block: Arc<Block<AtomicU32>>,
    mine: usize,
    counts: bool,
    work: Work,
    run: F,
}

impl<F: Fn(&AtomicU32, Work, u32) -> u32> Kernel for Neighbor<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(self.block.word(self.mine), self.work, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        let expected = if self.counts { mine } else { 0 };
        expect("the neighbor's count", self.block.word(self.mine).load(Relaxed), expected)
    }
}

/// Thread 0 reads, threads 1 and up do what `neighbor` says; `counts` says that it adds one to its word each time.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn bystander(
    context: &Context,
    counts: bool,
    read: impl Fn(&mut Reader, u32) -> u32 + 'static,
    neighbor: impl Fn(&AtomicU32, Work, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let block = context.share(|| Block::new(context.threads as usize * APART));
    if context.thread == 0 {
        let count = context.parameter("working-set") / size_of::<Node>() as u32;
        let reader = Reader { nodes: nodes(count, context.seed), at: 0 };
        return Box::new(Observed { reader, read });
    }
    let mine = context.thread as usize * APART;
    Box::new(Neighbor { block, mine, counts, work: Work::new(context), run: neighbor })
}
