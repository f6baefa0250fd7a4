//! Kernels whose answer is known: they test the instrument.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::harness::layout::{Block, LINE, expect};
use crate::harness::{Context, Entry, Kernel, entry};

mod blocking;
mod demos;
use blocking::{Channel, Locking, Poison, Turns};

/// `NUMERATOR / DENOMINATOR` steps of dependent arithmetic for each operation.
struct Steps<const NUMERATOR: u32, const DENOMINATOR: u32>;

impl<const NUMERATOR: u32, const DENOMINATOR: u32> Kernel for Steps<NUMERATOR, DENOMINATOR> {
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

/// A counter for each thread.
struct Increments {
    block: Arc<Block<AtomicU32>>,
    mine: usize,
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn increments(context: &Context, stride: usize) -> Box<dyn Kernel> {
    let block = context.share(|| Block::new(context.threads as usize * stride));
    Box::new(Increments { block, mine: context.thread as usize * stride })
}

impl Kernel for Increments {
    fn run(&mut self, iterations: u32) -> u32 {
        let counter = self.block.word(self.mine);
        let before = counter.load(Relaxed);
        for _ in 0..iterations {
            counter.fetch_add(1, Relaxed);
        }
        counter.load(Relaxed).wrapping_sub(before)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        expect("the counter", self.block.word(self.mine).load(Relaxed), mine)
    }
}

struct Throws;

impl Kernel for Throws {
    fn run(&mut self, _: u32) -> u32 {
        panic!("this kernel throws on purpose")
    }
}

struct Hangs(AtomicU32);

impl Kernel for Hangs {
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
    fn run(&mut self, iterations: u32) -> u32 {
        self.calls += 1;
        if self.calls > 40 { self.calls } else { Steps::<1, 1>.run(iterations) }
    }
}

struct Lost;

impl Kernel for Lost {
    fn run(&mut self, iterations: u32) -> u32 {
        Steps::<1, 1>.run(iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        Err("an update was lost on purpose".to_owned())
    }
}

/// Sixteen strings in a vector: a clone allocates seventeen times.
struct Strings(Vec<String>);

impl Kernel for Strings {
    fn run(&mut self, iterations: u32) -> u32 {
        let mut sum = 0_u32;
        for _ in 0..iterations {
            let copy = black_box(self.0.clone());
            sum = sum.wrapping_mul(31).wrapping_add(copy[15].len() as u32);
        }
        sum
    }
}

/// The same vector behind an `Arc`: a clone allocates nothing.
struct Handles(Arc<Vec<String>>);

impl Kernel for Handles {
    fn run(&mut self, iterations: u32) -> u32 {
        let mut sum = 0_u32;
        for _ in 0..iterations {
            let handle = black_box(Arc::clone(&self.0));
            sum = sum.wrapping_mul(31).wrapping_add(handle[15].len() as u32);
        }
        sum
    }
}

/// "word 0", "word 1", …
fn strings() -> Vec<String> {
    (0..16).map(|i| format!("word {i}")).collect()
}

/// Asks for more memory than there is.
struct Huge(Vec<u8>);

impl Kernel for Huge {
    fn run(&mut self, _: u32) -> u32 {
        self.0.len() as u32
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn once(_: &Context) -> Box<dyn Kernel> {
    Box::new(Steps::<1, 1>)
}

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("same/first", once),
    entry("same/second", once),
    entry("same-threads/first", once),
    entry("same-threads/second", once),
    entry("tenth/more", |_| Box::new(Steps::<11, 10>)),
    entry("tenth/less", once),
    entry("double/more", |_| Box::new(Steps::<2, 1>)),
    entry("double/less", once),
    entry("counters/same-line", |context| increments(context, 4)),
    entry("counters/padded", |context| increments(context, LINE)),
    entry("allocations/strings", |_| Box::new(Strings(strings()))),
    entry("allocations/arc", |_| Box::new(Handles(Arc::new(strings())))),
    entry("blocking/mutex", |context| Box::new(Locking::new(context))),
    entry("blocking/channel", |context| Box::new(Channel::new(context))),
    entry("blocking/park", |context| Box::new(Turns::new(context))),
    entry("blocking/poison", |context| Box::new(Poison::new(context))),
    entry("throws/sound", once),
    entry("throws/faulty", |_| Box::new(Throws)),
    entry("hangs/sound", once),
    entry("hangs/faulty", |_| Box::new(Hangs(AtomicU32::new(0)))),
    entry("wrong/sound", once),
    entry("wrong/faulty", |_| Box::new(Wrong { calls: 0 })),
    entry("lost/sound", once),
    entry("lost/faulty", |_| Box::new(Lost)),
    entry("huge/sound", once),
    entry("huge/faulty", |_| Box::new(Huge(black_box(Vec::with_capacity(isize::MAX as usize))))),
];
