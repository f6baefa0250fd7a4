//! Locks and their rivals, in Rust: the timed loops.

use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};
use std::sync::{Arc, Mutex, RwLock};

use crate::harness::{Entry, entry};

mod demos;
mod layout;
mod spin_lock;
mod table;
use layout::{Line, Work, counting, own, shards, working};
use spin_lock::SpinLock;
use table::{Current, Handle, Table, Turn, borrowers, holders, readers};

// ---- counter: four ways to count together ----

// #region counter/mutex
fn count_locked(count: &Mutex<u32>, iterations: u32) -> u32 {
    let mut counted = 0;
    for _ in 0..iterations {
        let mut guard = count.lock().unwrap();
        *guard = guard.wrapping_add(1);
        drop(guard);
        counted += 1;
    }
    counted
}
// #endregion

// #region counter/atomic
fn count_atomically(count: &AtomicU32, iterations: u32) -> u32 {
    let mut counted = 0;
    for _ in 0..iterations {
        count.fetch_add(1, Relaxed);
        counted += 1;
    }
    counted
}
// #endregion

// #region counter/sharded
fn count_in_shards(shards: &[Line<AtomicU32>], mine: usize, iterations: u32) -> u32 {
    let shard = &shards[mine].0;
    let before = shard.load(Relaxed);
    for _ in 0..iterations {
        shard.fetch_add(1, Relaxed);
    }
    // Once for the whole loop.
    let sum = shards.iter().fold(0, |sum: u32, each| sum.wrapping_add(each.0.load(Relaxed)));
    black_box(sum);
    shard.load(Relaxed).wrapping_sub(before)
}
// #endregion

// #region counter/local
fn count_locally(count: &Mutex<u32>, iterations: u32) -> u32 {
    let mut counted = 0;
    for _ in 0..iterations {
        counted = black_box(counted + 1);
    }
    // Once for the whole loop.
    let mut guard = count.lock().unwrap();
    *guard = guard.wrapping_add(counted);
    counted
}
// #endregion

// ---- section: how much is done while the lock is held ----

// #region section/own
// #region section/inside
/// Steps of arithmetic, each of which waits for the one before, and a count: all of it under the lock.
fn work_inside(count: &Mutex<u32>, work: Work, iterations: u32) -> u32 {
    let Work { steps, seed, factor, term } = work;
    let mut x = seed;
    for _ in 0..iterations {
        let mut guard = count.lock().unwrap();
        for _ in 0..steps {
            x = x.wrapping_mul(factor).wrapping_add(term);
        }
        *guard = guard.wrapping_add(1);
        drop(guard);
    }
    x.wrapping_add(iterations)
}
// #endregion
// #endregion

// #region section/spin
fn work_spinning(count: &SpinLock, work: Work, iterations: u32) -> u32 {
    let Work { steps, seed, factor, term } = work;
    let mut x = seed;
    for _ in 0..iterations {
        // Whoever finds the lock taken looks again and again.
        count.with(|count| {
            for _ in 0..steps {
                x = x.wrapping_mul(factor).wrapping_add(term);
            }
            *count = count.wrapping_add(1);
        });
    }
    x.wrapping_add(iterations)
}
// #endregion

// #region section/outside
/// The steps do not touch what is shared, so they need no lock.
fn work_outside(count: &Mutex<u32>, work: Work, iterations: u32) -> u32 {
    let Work { steps, seed, factor, term } = work;
    let mut x = seed;
    for _ in 0..iterations {
        for _ in 0..steps {
            x = x.wrapping_mul(factor).wrapping_add(term);
        }
        let mut guard = count.lock().unwrap();
        *guard = guard.wrapping_add(1);
    }
    x.wrapping_add(iterations)
}
// #endregion

// ---- read-mostly: a small table, read often, written now and then ----

// #region read-mostly/mutex
fn read_locked(table: &Mutex<Table>, turn: &mut Turn, iterations: u32) -> u32 {
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        if turn.comes() {
            table.lock().unwrap().update();
        }
        at = table.lock().unwrap().look_up(at);
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion

// #region read-mostly/rwlock
// #region read-mostly/alone
fn read_shared(table: &RwLock<Table>, turn: &mut Turn, iterations: u32) -> u32 {
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        if turn.comes() {
            table.write().unwrap().update();
        }
        at = table.read().unwrap().look_up(at);
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion
// #endregion

// #region read-mostly/copies
/// A reader bothers nobody. A writer has to visit everybody.
fn read_own(copies: &[Line<Mutex<Table>>], mine: usize, turn: &mut Turn, iterations: u32) -> u32 {
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        if turn.comes() {
            for copy in copies {
                copy.0.lock().unwrap().update();
            }
        }
        at = copies[mine].0.lock().unwrap().look_up(at);
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion

// #region read-mostly/swap
/// Nobody changes a table that others can see: a writer makes a new one, and swaps the shared handle.
impl Current {
    /// One load, unless a writer has been here.
    pub fn refresh(&self, handle: &mut Handle) {
        if self.version.0.load(Acquire) != handle.version {
            *handle = self.handle();
        }
    }

    pub fn handle(&self) -> Handle {
        let table = self.table.0.lock().unwrap();
        Handle { table: Arc::clone(&table), version: self.version.0.load(Relaxed) }
    }

    /// Whoever still holds the old table may go on reading it.
    pub fn replace(&self) {
        let mut table = self.table.0.lock().unwrap();
        let mut next = Table::clone(&table);
        next.update();
        let old = std::mem::replace(&mut *table, Arc::new(next));
        self.version.0.fetch_add(1, Release);
        drop(table);
        drop(old);
    }
}

fn read_swapped(current: &Current, handle: &mut Handle, turn: &mut Turn, iterations: u32) -> u32 {
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        if turn.comes() {
            current.replace();
        }
        current.refresh(handle); // one load, unless a writer has been here
        at = handle.table.look_up(at);
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion

// #region read-mostly/borrow
fn read_borrowed(table: &Table, iterations: u32) -> u32 {
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        at = table.look_up(at);
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("counter/mutex", |context| counting(context, count_locked)),
    entry("counter/atomic", |context| counting(context, count_atomically)),
    entry("counter/sharded", |context| shards(context, count_in_shards)),
    entry("counter/local", |context| counting(context, count_locally)),
    entry("section/inside", |context| working(context, work_inside)),
    entry("section/spin", |context| working(context, work_spinning)),
    entry("section/outside", |context| working(context, work_outside)),
    entry("section/own", |context| own(context, work_inside)),
    entry("read-mostly/mutex", |context| readers(context, read_locked)),
    entry("read-mostly/rwlock", |context| readers(context, read_shared)),
    entry("read-mostly/alone", |context| readers(context, read_shared)),
    entry("read-mostly/copies", |context| {
        let mine = context.thread as usize;
        readers(context, move |copies: &Vec<_>, turn, n| read_own(copies, mine, turn, n))
    }),
    entry("read-mostly/swap", |context| holders(context, read_swapped)),
    entry("read-mostly/borrow", |context| borrowers(context, read_borrowed)),
];
