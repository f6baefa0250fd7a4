//! Where the data of the Arc kernels lies. Rust's own allocator places it; what stands between two owners keeps
//! their counts apart.

use std::hint::black_box;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use super::cache::Cache;
use super::value::{noise, ring};
use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

/// Lines of 128 bytes, because some processors fetch 64-byte lines in pairs; twice that between owners.
const APART: usize = 256;

/// Bytes of data when the experiment has no such parameter.
const DEFAULT_SIZE: u32 = 64;

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn size_of_data(context: &Context) -> u32 {
    context.find("size").unwrap_or(DEFAULT_SIZE)
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn ring_of(context: &Context) -> Vec<u32> {
    ring(size_of_data(context), context.seed)
}

/// Something with room before and after it that nobody uses.
struct Apart<T> {
    _before: Box<[u8; APART]>,
    it: T,
    _after: Box<[u8; APART]>,
}

impl<T> Apart<T> {
    fn new(make: impl FnOnce() -> T) -> Self {
        let room = || Box::new([0; APART]);
        let before = room();
        let it = make();
        Self { _before: before, it, _after: room() }
    }
}

// ---- handles ----

/// A handle to data, and what the audit expects of it.
struct Held<P, F> {
    handle: P,
    run: F,
    audit: fn(&P, u64) -> Result<(), String>,
    /// Handles when nobody clones.
    handles: u64,
}

impl<P: Deref<Target = [u32]>, F: Fn(&P, u32) -> u32> Kernel for Held<P, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.handle, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        (self.audit)(&self.handle, self.handles)
    }
}

fn audit_arc(arc: &Arc<[u32]>, handles: u64) -> Result<(), String> {
    expect("the strong count", Arc::strong_count(arc) as u32, handles)?;
    expect("the weak count", Arc::weak_count(arc) as u32, 0)
}

/// One Arc; every thread holds a handle to it.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn shared_arc(context: &Context, run: impl Fn(&Arc<[u32]>, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let shared = context.share(|| Apart::new(|| Arc::<[u32]>::from(ring_of(context))));
    let handles = 1 + u64::from(context.threads);
    Box::new(Held { handle: Arc::clone(&shared.it), run, audit: audit_arc, handles })
}

/// An Arc for each thread, 256 bytes or more apart.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn own_arc(context: &Context, run: impl Fn(&Arc<[u32]>, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let all = context.share(|| {
        let one = |_| Apart::new(|| Arc::<[u32]>::from(ring_of(context)));
        (0..context.threads).map(one).collect::<Vec<_>>()
    });
    let handle = Arc::clone(&all[context.thread as usize].it);
    Box::new(Held { handle, run, audit: audit_arc, handles: 2 })
}

/// An Rc for each thread, which no other thread could be given.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn own_rc(context: &Context, run: impl Fn(&Rc<[u32]>, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let apart = Apart::new(|| Rc::<[u32]>::from(ring_of(context)));
    let handle = Rc::clone(&apart.it);
    // The room stays as long as the handle: for good.
    std::mem::forget(apart);
    let audit = |rc: &Rc<[u32]>, handles| expect("the strong count", Rc::strong_count(rc) as u32, handles);
    Box::new(Held { handle, run, audit, handles: 2 })
}

struct Borrowed<F> {
    data: Box<[u32]>,
    run: F,
}

impl<F: Fn(&[u32], u32) -> u32> Kernel for Borrowed<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.data, iterations)
    }
}

/// Data that are this thread's own, borrowed.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn own_box(context: &Context, run: impl Fn(&[u32], u32) -> u32 + 'static) -> Box<dyn Kernel> {
    Box::new(Borrowed { data: ring_of(context).into_boxed_slice(), run })
}

// ---- work ----

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
        Self { steps: context.find("work").unwrap_or(0), seed: context.seed, factor, term }
    }
}

/// The loop with the context's work.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn with_work(
    context: &Context,
    run: impl Fn(&Arc<[u32]>, Work, u32) -> u32 + 'static,
) -> impl Fn(&Arc<[u32]>, u32) -> u32 + 'static {
    let work = Work::new(context);
    move |arc, iterations| run(arc, work, iterations)
}

// ---- copies ----

/// What a thread that makes deep clones holds.
pub struct Cloner {
    pub data: Box<[u32]>,
    /// A place as large as the data; empty when clones go to the heap.
    pub slot: Box<[u32]>,
    /// Freed blocks of this thread; of size 0 where clones come from elsewhere.
    pub cache: Cache,
}

struct Cloning<F> {
    /// Boxed, so that what a clone writes lies between the rooms too.
    cloner: Apart<Box<Cloner>>,
    run: F,
}

impl<F: Fn(&mut Cloner, u32) -> u32> Kernel for Cloning<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.cloner.it, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        let (kept, allocated) = self.cloner.it.cache.counts();
        expect("the number of blocks in the cache", kept as u32, 1)?;
        expect("the number of blocks that the cache asked for", allocated as u32, 1)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn cloning(
    make: impl FnOnce() -> Cloner,
    run: impl Fn(&mut Cloner, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    Box::new(Cloning { cloner: Apart::new(|| Box::new(make())), run })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn noise_of(context: &Context) -> Box<[u32]> {
    noise(size_of_data(context), context.seed).into_boxed_slice()
}

/// Deep clones into blocks of the allocator.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn cloners(context: &Context, run: impl Fn(&mut Cloner, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    cloning(|| Cloner { data: noise_of(context), slot: Box::default(), cache: Cache::new(0) }, run)
}

/// Deep clones into blocks of a cache that is the thread's own.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn cached_cloners(context: &Context, run: impl Fn(&mut Cloner, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let make = || {
        let data = noise_of(context);
        let cache = Cache::new(data.len());
        Cloner { data, slot: Box::default(), cache }
    };
    cloning(make, run)
}

/// Deep clones into a fixed place; nothing is allocated.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn copiers(context: &Context, run: impl Fn(&mut Cloner, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let make = || {
        let data = noise_of(context);
        let slot = vec![0; data.len()].into_boxed_slice();
        Cloner { data, slot, cache: Cache::new(0) }
    };
    cloning(make, run)
}
