//! Where the counters and locks of this chapter lie, and what is checked about them: all but the timed loops.

use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

/// Something on lines that hold nothing else.
#[repr(align(128))]
#[derive(Default)]
pub struct Line<T>(pub T);

/// From what a call counted: unsigned arithmetic of 32 bits, which every language has.
#[derive(Clone, Copy)]
pub struct Checksum {
    thread: u32,
    seed: u32,
}

impl Checksum {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn new(context: &Context) -> Self {
        Self { thread: context.thread, seed: context.seed }
    }

    pub fn of(self, counted: u32) -> u32 {
        (counted ^ self.seed).wrapping_mul(0x9e37_79b1).wrapping_add(self.thread)
    }
}

/// Steps of arithmetic: `x * factor + term`, from the seed.
#[derive(Clone, Copy)]
pub struct Work {
    pub steps: u32,
    pub seed: u32,
    pub factor: u32,
    pub term: u32,
}

impl Work {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn new(context: &Context) -> Self {
        // Constants that the compiler knew, it would multiply out for several steps at once.
        let (factor, term) = black_box((1_664_525, 1_013_904_223));
        Self { steps: context.parameter("work"), seed: context.seed, factor, term }
    }
}

/// What can be asked how much was counted.
pub trait Count: Default + Send + Sync + 'static {
    fn count(&self) -> u32;
}

impl Count for AtomicU32 {
    fn count(&self) -> u32 {
        self.load(Relaxed)
    }
}

impl Count for Mutex<u32> {
    fn count(&self) -> u32 {
        *self.lock().unwrap()
    }
}

/// A loop on what the threads share; what it returns is the checksum.
struct Together<C, F> {
    counter: Arc<Line<C>>,
    run: F,
}

impl<C: Count, F: Fn(&C, u32) -> u32> Kernel for Together<C, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.counter.0, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, everyone: u64) -> Result<(), String> {
        expect("the count", self.counter.0.count(), everyone)
    }
}

/// One counter for all threads.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn together<C: Count>(context: &Context, run: impl Fn(&C, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    Box::new(Together { counter: context.share(Line::<C>::default), run })
}

/// The same, for loops that return how often they counted.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn counting<C: Count>(context: &Context, run: impl Fn(&C, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let checksum = Checksum::new(context);
    together(context, move |counter: &C, iterations| checksum.of(run(counter, iterations)))
}

/// One counter for all threads, and steps of work.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn working<C: Count>(context: &Context, run: impl Fn(&C, Work, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let work = Work::new(context);
    together(context, move |counter: &C, iterations| run(counter, work, iterations))
}

/// A counter for each thread.
struct Apart<C, F> {
    counters: Arc<Vec<Line<C>>>,
    mine: usize,
    run: F,
    /// Is the sum over all threads exact in the end, or this thread's count alone?
    sum: bool,
}

impl<C: Count, F: Fn(&[Line<C>], usize, u32) -> u32> Kernel for Apart<C, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.counters, self.mine, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, everyone: u64) -> Result<(), String> {
        if !self.sum {
            return expect("the count of this thread", self.counters[self.mine].0.count(), mine);
        }
        let sum = self.counters.iter().fold(0_u32, |sum, each| sum.wrapping_add(each.0.count()));
        expect("the count", sum, everyone)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn counters<C: Count>(context: &Context) -> Arc<Vec<Line<C>>> {
    context.share(|| (0..context.threads).map(|_| Line::<C>::default()).collect())
}

/// A shard for each thread; the loop is given all of them, and which one is this thread's.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn shards(
    context: &Context,
    run: impl Fn(&[Line<AtomicU32>], usize, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let checksum = Checksum::new(context);
    let run = move |all: &[Line<AtomicU32>], mine, n| checksum.of(run(all, mine, n));
    Box::new(Apart { counters: counters(context), mine: context.thread as usize, run, sum: true })
}

/// A Mutex for each thread, and steps of work.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn own(context: &Context, run: impl Fn(&Mutex<u32>, Work, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let work = Work::new(context);
    let run = move |all: &[Line<Mutex<u32>>], mine: usize, n| run(&all[mine].0, work, n);
    Box::new(Apart { counters: counters(context), mine: context.thread as usize, run, sum: false })
}
