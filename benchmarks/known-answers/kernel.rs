//! Kernels whose answer is known: they test the instrument.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::harness::layout::{Block, LINE, expect, value};
use crate::harness::{Context, Entry, Kernel, entry};

/// `NUMERATOR / DENOMINATOR` steps of dependent arithmetic for each operation.
struct Steps<const NUMERATOR: u32, const DENOMINATOR: u32>;

impl<const NUMERATOR: u32, const DENOMINATOR: u32> Kernel for Steps<NUMERATOR, DENOMINATOR> {
    fn setup(_: &Context) -> Self {
        Self
    }

    fn run(&mut self, iterations: u32) -> u32 {
        let steps = u64::from(iterations) * u64::from(NUMERATOR) / u64::from(DENOMINATOR);
        // Constants that the compiler knew, it would multiply out for several steps at once.
        let (factor, term) = black_box((1_664_525_u32, 1_013_904_223_u32));
        let mut x = 1_u32;
        for _ in 0..steps {
            x = x.wrapping_mul(factor).wrapping_add(term);
        }
        black_box(x)
    }
}

/// A counter for each thread, `STRIDE` bytes apart.
struct Increments<const STRIDE: usize> {
    block: Arc<Block>,
    mine: usize,
}

impl<const STRIDE: usize> Increments<STRIDE> {
    fn counter(&self) -> &AtomicU32 {
        self.block.word(self.mine)
    }
}

impl<const STRIDE: usize> Kernel for Increments<STRIDE> {
    fn setup(context: &Context) -> Self {
        let threads = context.threads as usize;
        let block = context.share(|| Block::new(threads * STRIDE));
        Self { block, mine: context.thread as usize * STRIDE }
    }

    fn run(&mut self, iterations: u32) -> u32 {
        let counter = self.counter();
        let before = value(counter);
        for _ in 0..iterations {
            counter.fetch_add(1, Relaxed);
        }
        value(counter).wrapping_sub(before)
    }

    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        expect("the counter", value(self.counter()), mine)
    }
}

type Sound = Steps<1, 1>;

struct Throws;

impl Kernel for Throws {
    fn setup(_: &Context) -> Self {
        Self
    }

    fn run(&mut self, _: u32) -> u32 {
        panic!("this kernel throws on purpose")
    }
}

struct Hangs(AtomicU32);

impl Kernel for Hangs {
    fn setup(_: &Context) -> Self {
        Self(AtomicU32::new(0))
    }

    fn run(&mut self, _: u32) -> u32 {
        while black_box(&self.0).load(Relaxed) == 0 {}
        0
    }
}

/// Right at first, so that it is found during the rounds and not before.
struct Wrong {
    calls: u32,
}

impl Kernel for Wrong {
    fn setup(_: &Context) -> Self {
        Self { calls: 0 }
    }

    fn run(&mut self, iterations: u32) -> u32 {
        self.calls += 1;
        if self.calls > 40 { self.calls } else { Steps::<1, 1>.run(iterations) }
    }
}

struct Lost;

impl Kernel for Lost {
    fn setup(_: &Context) -> Self {
        Self
    }

    fn run(&mut self, iterations: u32) -> u32 {
        Steps::<1, 1>.run(iterations)
    }

    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        Err("an update was lost on purpose".to_owned())
    }
}

/// Asks for more memory than there is.
struct Huge(Vec<u8>);

impl Kernel for Huge {
    fn setup(_: &Context) -> Self {
        Self(black_box(Vec::with_capacity(isize::MAX as usize)))
    }

    fn run(&mut self, _: u32) -> u32 {
        self.0.len() as u32
    }
}

pub const KERNELS: &[Entry] = &[
    entry::<Steps<1, 1>>("same/first"),
    entry::<Steps<1, 1>>("same/second"),
    entry::<Steps<1, 1>>("same-threads/first"),
    entry::<Steps<1, 1>>("same-threads/second"),
    entry::<Steps<11, 10>>("tenth/more"),
    entry::<Steps<1, 1>>("tenth/less"),
    entry::<Steps<2, 1>>("double/more"),
    entry::<Steps<1, 1>>("double/less"),
    entry::<Increments<4>>("counters/same-line"),
    entry::<Increments<LINE>>("counters/padded"),
    entry::<Sound>("throws/sound"),
    entry::<Throws>("throws/faulty"),
    entry::<Sound>("hangs/sound"),
    entry::<Hangs>("hangs/faulty"),
    entry::<Sound>("wrong/sound"),
    entry::<Wrong>("wrong/faulty"),
    entry::<Sound>("lost/sound"),
    entry::<Lost>("lost/faulty"),
    entry::<Sound>("huge/sound"),
    entry::<Huge>("huge/faulty"),
];
