//! Where the words of this chapter's kernels lie, and what is checked about them: all but the timed loops.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::harness::layout::{Block, LINE, expect};
use crate::harness::{Context, Kernel};

/// Where the data begins, bytes: the checksums of the TypeScript twin hold indices of words that are counted from 0.
const START: usize = 128;
const WORD: usize = 4;

/// From what a call counted: unsigned arithmetic of 32 bits, which every language has.
#[derive(Clone, Copy)]
pub struct Checksum {
    thread: u32,
    seed: u32,
}

impl Checksum {
    pub fn of(self, counted: u32) -> u32 {
        (counted ^ self.seed).wrapping_mul(0x9e37_79b1).wrapping_add(self.thread)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn checksum(context: &Context) -> Checksum {
    Checksum { thread: context.thread, seed: context.seed }
}

/// The `stride` parameter: bytes from one thread's word to the next thread's.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn stride(context: &Context) -> usize {
    context.parameter("stride") as usize
}

// ---- a word for each thread ----

struct Counter<F> {
    block: Arc<Block<AtomicU32>>,
    mine: usize,
    count: F,
    checksum: Checksum,
}

/// Each thread counts in a word of its own, which nobody else writes.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn counters(
    context: &Context,
    apart: usize,
    count: impl Fn(&AtomicU32, u32) + 'static,
) -> Box<dyn Kernel> {
    let block = context.share(|| Block::new(context.threads as usize * apart));
    let mine = context.thread as usize * apart;
    Box::new(Counter { block, mine, count, checksum: checksum(context) })
}

impl<F: Fn(&AtomicU32, u32)> Kernel for Counter<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        let counter = self.block.word(self.mine);
        let before = counter.load(Relaxed);
        (self.count)(counter, iterations);
        self.checksum.of(counter.load(Relaxed).wrapping_sub(before))
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        expect("the counter of this thread", self.block.word(self.mine).load(Relaxed), mine)
    }
}

struct Reader<F> {
    block: Arc<Block<u32>>,
    mine: u32,
    read: F,
    checksum: Checksum,
}

/// Each thread reads a word of its own, which nobody writes and which holds its own index.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn readers(
    context: &Context,
    apart: usize,
    read: impl Fn(&[u32], u32, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let index = |thread: usize| ((START + thread * apart) / WORD) as u32;
    let block = context.share(|| {
        let threads = context.threads as usize;
        let mut block = Block::new(START + threads * apart);
        for thread in 0..threads {
            *block.word_mut(START + thread * apart) = index(thread);
        }
        block
    });
    Box::new(Reader { block, mine: index(context.thread as usize), read, checksum: checksum(context) })
}

impl<F: Fn(&[u32], u32, u32) -> u32> Kernel for Reader<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        self.checksum.of((self.read)(self.block.words(), self.mine, iterations))
    }
}

// ---- fields of a struct ----

/// A counter for each of up to sixteen threads, one after the other, from the start of a line.
#[repr(align(128))]
#[derive(Default)]
pub struct Hits<C>([C; 16]);

struct Field<C, F> {
    hits: Arc<Hits<C>>,
    mine: usize,
    count: F,
    checksum: Checksum,
}

/// Each thread counts in a field of its own.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn fields<C: AsRef<AtomicU32> + Default + Send + Sync + 'static>(
    context: &Context,
    count: impl Fn(&C, u32) + 'static,
) -> Box<dyn Kernel> {
    let hits = context.share(Hits::<C>::default);
    Box::new(Field { hits, mine: context.thread as usize, count, checksum: checksum(context) })
}

impl<C: AsRef<AtomicU32>, F: Fn(&C, u32)> Kernel for Field<C, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        let field = &self.hits.0[self.mine];
        let before = field.as_ref().load(Relaxed);
        (self.count)(field, iterations);
        self.checksum.of(field.as_ref().load(Relaxed).wrapping_sub(before))
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        expect("the counter of this thread", self.hits.0[self.mine].as_ref().load(Relaxed), mine)
    }
}

// ---- Arcs ----

/// Where an Arc's counts and value are; the counts come first.
fn address<T>(arc: &Arc<T>) -> usize {
    let counts = 2 * size_of::<usize>();
    Arc::as_ptr(arc) as usize - counts.next_multiple_of(align_of::<T>())
}

/// Many Arcs as the allocator places them, by address. Those that are not used stay, so that nothing else comes between.
fn pool<T>(count: usize, make: impl Fn() -> T) -> Vec<Arc<T>> {
    let mut pool = Vec::with_capacity(count);
    for _ in 0..count {
        let arc = Arc::new(make());
        // Nearly always the end: allocators go upward.
        let place = pool.partition_point(|before| address(before) < address(&arc));
        pool.insert(place, arc);
    }
    pool
}

#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// One after the other, the first at the start of a line.
    OneLine,
    /// On lines of their own.
    Far,
    /// One for all threads.
    OneArc,
}

struct Placed {
    pool: Vec<Arc<u32>>,
    /// Index in the pool of each thread's Arc.
    chosen: Vec<usize>,
}

/// Bytes that a small Arc takes at most, the allocator's share included.
const SMALL: usize = 32;

fn place(place: Place, threads: usize) -> Placed {
    let pool = pool(4096, || 0);
    let starts = |index: &usize| address(&pool[*index]) % LINE < SMALL;
    let chosen = match place {
        Place::OneArc => vec![0; threads],
        Place::OneLine => {
            let near = |pair: &[Arc<u32>]| address(&pair[1]) - address(&pair[0]) <= SMALL;
            let fits = |index: &usize| {
                pool.get(*index..index + threads).is_some_and(|all| all.windows(2).all(near))
            };
            let first = (0..pool.len()).filter(starts).find(fits);
            let first = first.expect("the allocator places small Arcs one after the other");
            (first..first + threads).collect()
        }
        Place::Far => {
            let line = |index: &usize| address(&pool[*index]) / LINE;
            let mut first: Vec<_> = (0..pool.len()).filter(starts).collect();
            first.dedup_by_key(|index| line(index));
            first.truncate(threads);
            first
        }
    };
    assert_eq!(chosen.len(), threads, "an Arc for each thread");
    Placed { pool, chosen }
}

struct Cloner<F> {
    arc: Arc<u32>,
    /// Handles when nobody clones: the pool's, and one of each thread that has this Arc.
    handles: u64,
    clone_and_drop: F,
    checksum: Checksum,
}

/// Each thread clones and drops the Arc at its place.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn arcs(
    context: &Context,
    at: Place,
    clone_and_drop: impl Fn(&Arc<u32>, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let placed = context.share(|| place(at, context.threads as usize));
    let arc = Arc::clone(&placed.pool[placed.chosen[context.thread as usize]]);
    let handles = 1 + if at == Place::OneArc { u64::from(context.threads) } else { 1 };
    Box::new(Cloner { arc, handles, clone_and_drop, checksum: checksum(context) })
}

impl<F: Fn(&Arc<u32>, u32) -> u32> Kernel for Cloner<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        self.checksum.of((self.clone_and_drop)(&self.arc, iterations))
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        expect("the strong count", Arc::strong_count(&self.arc) as u32, self.handles)
    }
}

/// An Arc's value: each word says where the next one is, and all say 0.
pub type Value = [u32; 2];

struct Beside<T, R, C> {
    arc: Arc<T>,
    threads: u32,
    /// Bytes from the counts to the value in the TypeScript twin, whose checksums hold the value's index.
    offset: usize,
    read: R,
    clone_and_drop: C,
    checksum: Checksum,
}

/// One Arc. Thread 0 reads its value, the others clone and drop it.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn reader_and_cloners<T: AsRef<Value> + Default + Send + Sync + 'static>(
    context: &Context,
    offset: usize,
    read: impl Fn(&Arc<T>, u32) -> u32 + 'static,
    clone_and_drop: impl Fn(&Arc<T>, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let shared = context.share(|| {
        let pool = pool(64, T::default);
        // Where the value is small enough, on one line with the counts.
        let together = |arc: &Arc<T>| address(arc) / 64 == (arc.as_ref().as_ref().as_ptr() as usize + 7) / 64;
        let best = pool.iter().skip(1).find(|arc| together(arc)).unwrap_or(&pool[32]);
        (Arc::clone(best), pool)
    });
    let arc = Arc::clone(&shared.0);
    let checksum = checksum(context);
    Box::new(Beside { arc, threads: context.threads, offset, read, clone_and_drop, checksum })
}

impl<T, R, C> Kernel for Beside<T, R, C>
where
    R: Fn(&Arc<T>, u32) -> u32,
    C: Fn(&Arc<T>, u32) -> u32,
{
    fn run(&mut self, iterations: u32) -> u32 {
        let counted = if self.checksum.thread == 0 {
            let index = ((START + self.offset) / WORD) as u32;
            (self.read)(&self.arc, iterations).wrapping_add(iterations.wrapping_mul(index))
        } else {
            (self.clone_and_drop)(&self.arc, iterations)
        };
        self.checksum.of(counted)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        // One in the pool, one beside it, one in each thread.
        expect("the strong count", Arc::strong_count(&self.arc) as u32, 2 + u64::from(self.threads))
    }
}
