//! The table that is read often and written now and then, where it lies, and what is checked.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, RwLock};

use super::layout::{Checksum, Line};
use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

const PLACES: usize = 15;
const VERSIONS: u32 = 0xff_ffff;

/// A place after each place, 64 bytes in all.
#[derive(Clone)]
pub struct Table {
    version: u32,
    entries: [u32; PLACES],
}

impl Table {
    /// Following it from place 0 visits all places before it comes back.
    fn new(seed: u32) -> Self {
        let step = [1, 2, 4, 7, 8, 11, 13, 14][seed as usize % 8];
        Self { version: 0, entries: std::array::from_fn(|place| (place as u32 + step) % PLACES as u32) }
    }

    /// Each entry holds its table's version, too: with another one, it was read while somebody wrote.
    pub fn look_up(&self, place: u32) -> u32 {
        let entry = self.entries[place as usize];
        assert!(entry >> 8 == self.version, "a table was read while it was written");
        entry & 255
    }

    /// Writes the next version into every entry.
    pub fn update(&mut self) {
        self.version = (self.version + 1) & VERSIONS;
        for entry in &mut self.entries {
            *entry = self.version << 8 | *entry & 255;
        }
    }
}

/// A table that is never changed, only replaced.
pub struct Current {
    pub table: Line<Mutex<Arc<Table>>>,
    pub version: Line<AtomicU32>,
}

/// What a reader holds of it.
pub struct Handle {
    pub table: Arc<Table>,
    pub version: u32,
}

/// Where a table is; what can be asked in the end.
pub trait Place: Send + Sync + 'static {
    fn new(table: &Table, threads: u32) -> Self;
    fn version(&self, thread: usize) -> u32;
}

impl Place for Mutex<Table> {
    fn new(table: &Table, _: u32) -> Self {
        Mutex::new(table.clone())
    }

    fn version(&self, _: usize) -> u32 {
        self.lock().unwrap().version
    }
}

impl Place for RwLock<Table> {
    fn new(table: &Table, _: u32) -> Self {
        RwLock::new(table.clone())
    }

    fn version(&self, _: usize) -> u32 {
        self.read().unwrap().version
    }
}

impl Place for Vec<Line<Mutex<Table>>> {
    fn new(table: &Table, threads: u32) -> Self {
        (0..threads).map(|_| Line(Mutex::new(table.clone()))).collect()
    }

    fn version(&self, thread: usize) -> u32 {
        self[thread].0.version(thread)
    }
}

impl Place for Current {
    fn new(table: &Table, _: u32) -> Self {
        Self { table: Line(Mutex::new(Arc::new(table.clone()))), version: Line::default() }
    }

    fn version(&self, _: usize) -> u32 {
        self.handle().table.version
    }
}

/// Nobody writes it.
impl Place for Table {
    fn new(table: &Table, _: u32) -> Self {
        table.clone()
    }

    fn version(&self, _: usize) -> u32 {
        self.version
    }
}

/// When a thread writes: after so many reads, over all calls.
pub struct Turn {
    pub every: u32,
    left: u32,
    written: u32,
}

impl Turn {
    /// Is it this thread's turn to write?
    pub fn comes(&mut self) -> bool {
        self.left -= 1;
        if self.left > 0 {
            return false;
        }
        self.left = self.every;
        self.written += 1;
        true
    }
}

struct Shared<P> {
    place: Line<P>,
    /// How often each thread has written; each tells it before it audits.
    written: Vec<Line<AtomicU32>>,
}

struct Reading<P, F> {
    shared: Arc<Shared<P>>,
    thread: usize,
    turn: Turn,
    run: F,
    checksum: Checksum,
    writes: bool,
}

impl<P: Place, F: FnMut(&P, &mut Turn, u32) -> u32> Kernel for Reading<P, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        let sum = (self.run)(&self.shared.place.0, &mut self.turn, iterations);
        self.shared.written[self.thread].0.store(self.turn.written, Relaxed);
        self.checksum.of(sum)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        let Shared { place, written } = &*self.shared;
        let writes = if self.writes { mine / u64::from(self.turn.every) } else { 0 };
        expect("the number of writes of this thread", self.turn.written, writes)?;
        let all = written.iter().fold(0_u32, |sum, each| sum.wrapping_add(each.0.load(Relaxed)));
        expect("the version", place.0.version(self.thread), (all & VERSIONS).into())
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn reading<P: Place>(
    context: &Context,
    shared: Arc<Shared<P>>,
    run: impl FnMut(&P, &mut Turn, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let every = context.parameter("every");
    let turn = Turn { every, left: every, written: 0 };
    let thread = context.thread as usize;
    Box::new(Reading { shared, thread, turn, run, checksum: Checksum::new(context), writes: true })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn share<P: Place>(context: &Context) -> Arc<Shared<P>> {
    context.share(|| {
        let written = (0..context.threads).map(|_| Line::default()).collect();
        Shared { place: Line(P::new(&Table::new(context.seed), context.threads)), written }
    })
}

/// Threads that read and, now and then, write.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn readers<P: Place>(
    context: &Context,
    run: impl FnMut(&P, &mut Turn, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    reading(context, share(context), run)
}

/// The same; each thread holds a handle from the start.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn holders(
    context: &Context,
    run: impl Fn(&Current, &mut Handle, &mut Turn, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let shared = share::<Current>(context);
    let mut handle = shared.place.0.handle();
    reading(context, shared, move |current, turn, n| run(current, &mut handle, turn, n))
}

/// Threads that only read.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn borrowers(context: &Context, run: impl Fn(&Table, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    let shared = share::<Table>(context);
    let every = context.parameter("every");
    let turn = Turn { every, left: every, written: 0 };
    let run = move |table: &Table, _: &mut Turn, n| run(table, n);
    let (thread, checksum) = (context.thread as usize, Checksum::new(context));
    Box::new(Reading { shared, thread, turn, run, checksum, writes: false })
}
