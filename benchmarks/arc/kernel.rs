//! Arc and its rivals, in Rust: the timed loops.

use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::harness::{Entry, entry};

mod bystanders;
mod cache;
mod demos;
mod layout;
mod value;
use bystanders::{Node, Reader, bystander};
use layout::{Cloner, Work, cached_cloners, cloners, copiers, own_arc, own_box, own_rc, shared_arc, with_work};

/// Checksums: how often the handle was not the last, and what the value's first word says.
fn checksum(kept: u32, data: &[u32]) -> u32 {
    kept.wrapping_mul(31).wrapping_add(data[0])
}

// ---- contention: getting hold of data, on 1 to 16 threads ----

// #region contention/own
// #region contention/shared
// #region vs-clone/arc
/// The value is not touched.
fn clone_and_drop(arc: &Arc<[u32]>, iterations: u32) -> u32 {
    let mut kept = 0;
    for _ in 0..iterations {
        let handle = black_box(Arc::clone(arc));
        drop(handle); // not the last handle, so nothing is freed
        kept += 1;
    }
    checksum(kept, arc)
}
// #endregion
// #endregion
// #endregion

// #region contention/rc
/// The same with plain loads and stores. The compiler sees to it that no other thread gets a handle.
fn clone_and_drop_rc(rc: &Rc<[u32]>, iterations: u32) -> u32 {
    let mut kept = 0;
    for _ in 0..iterations {
        let handle = black_box(Rc::clone(rc));
        drop(handle);
        kept += 1;
    }
    checksum(kept, rc)
}
// #endregion

// #region contention/deep-clone
// #region vs-clone/deep-clone
/// A block from std's allocator, a copy of every byte, and the block given back.
fn deep_clone(cloner: &mut Cloner, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let copy: Box<[u32]> = black_box(cloner.data.clone());
        sum = sum.wrapping_mul(31).wrapping_add(copy[copy.len() - 1]); // the copy is used
        drop(copy);
    }
    sum
}
// #endregion
// #endregion

// #region contention/deep-clone-cached
/// The same, but the block comes from this thread's own freed ones and goes back to them. No lock guards them:
/// the compiler sees to it that no other thread gets at them.
fn deep_clone_cached(cloner: &mut Cloner, iterations: u32) -> u32 {
    let Cloner { data, cache, .. } = cloner;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let mut block = cache.take(); // asks std's allocator only when there is none
        block.copy_from_slice(data);
        let copy: Box<[u32]> = black_box(block);
        sum = sum.wrapping_mul(31).wrapping_add(copy[copy.len() - 1]);
        cache.give(copy);
    }
    sum
}
// #endregion

// #region contention/borrow
// #region contention/read
/// Each word says where the next one is, so that every read waits for the one before.
fn read_through(data: &[u32], iterations: u32) -> u32 {
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        at = data[at as usize];
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion
// #endregion

// #region contention/read
/// Through a handle that the thread already holds: no count is touched.
fn read(arc: &Arc<[u32]>, iterations: u32) -> u32 {
    read_through(arc, iterations)
}
// #endregion

// ---- vs-clone: one thread, by size ----

// #region vs-clone/copy
/// Every byte into a place that is there already, as a `[u8; N]` is copied to the stack.
fn copy_in_place(cloner: &mut Cloner, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        cloner.slot.copy_from_slice(&cloner.data);
        let copy = black_box(&cloner.slot);
        sum = sum.wrapping_mul(31).wrapping_add(copy[copy.len() - 1]);
    }
    sum
}
// #endregion

// ---- work-between: what a thread does between two clones ----

// #region work-between/own
// #region work-between/shared
/// A clone and drop, then `steps` of arithmetic, each of which waits for the one before.
fn clone_then_work(arc: &Arc<[u32]>, work: Work, iterations: u32) -> u32 {
    let Work { steps, seed, factor, term } = work;
    let mut x = seed;
    for _ in 0..iterations {
        let handle = black_box(Arc::clone(arc));
        drop(handle);
        for _ in 0..steps {
            x = x.wrapping_mul(factor).wrapping_add(term);
        }
    }
    x.wrapping_add(iterations)
}
// #endregion
// #endregion

// ---- bystander: thread 0 reads its own data, the others do something else ----

// #region bystander/spins
// #region bystander/alone
/// From node to node of a working set that no other thread knows. Its time is the one that counts.
fn follow(reader: &mut Reader, iterations: u32) -> u32 {
    let nodes: &[Node] = &reader.nodes;
    let mut at = reader.at;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let node = &nodes[at as usize]; // 64 bytes each
        sum = sum.wrapping_mul(31).wrapping_add(node.tag);
        at = node.next;
    }
    reader.at = at;
    sum
}
// #endregion

/// The neighbor computes in registers.
fn spin(_: &AtomicU32, work: Work, iterations: u32) -> u32 {
    let mut x = work.seed;
    for _ in 0..iterations {
        x = x.wrapping_mul(work.factor).wrapping_add(work.term);
    }
    x
}
// #endregion

// #region bystander/plain
/// The neighbor adds to a word of its own.
fn add(mine: &AtomicU32, _: Work, iterations: u32) -> u32 {
    let word = mine.as_ptr();
    for _ in 0..iterations {
        // SAFETY: no other thread touches this word. Volatile, so that every load and every store is made.
        unsafe { word.write_volatile(word.read_volatile().wrapping_add(1)) }
    }
    iterations
}
// #endregion

// #region bystander/atomic
/// The neighbor adds to a word of its own, atomically: on x86 with the `lock` prefix.
fn add_atomically(mine: &AtomicU32, _: Work, iterations: u32) -> u32 {
    for _ in 0..iterations {
        mine.fetch_add(1, Relaxed);
    }
    iterations
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("contention/shared", |context| shared_arc(context, clone_and_drop)),
    entry("contention/own", |context| own_arc(context, clone_and_drop)),
    entry("contention/rc", |context| own_rc(context, clone_and_drop_rc)),
    entry("contention/deep-clone", |context| cloners(context, deep_clone)),
    entry("contention/deep-clone-cached", |context| cached_cloners(context, deep_clone_cached)),
    entry("contention/read", |context| shared_arc(context, read)),
    entry("contention/borrow", |context| own_box(context, read_through)),
    entry("vs-clone/arc", |context| own_arc(context, clone_and_drop)),
    entry("vs-clone/deep-clone", |context| cloners(context, deep_clone)),
    entry("vs-clone/copy", |context| copiers(context, copy_in_place)),
    entry("work-between/shared", |context| shared_arc(context, with_work(context, clone_then_work))),
    entry("work-between/own", |context| own_arc(context, with_work(context, clone_then_work))),
    entry("bystander/alone", |context| bystander(context, false, follow, spin)),
    entry("bystander/spins", |context| bystander(context, false, follow, spin)),
    entry("bystander/plain", |context| bystander(context, true, follow, add)),
    entry("bystander/atomic", |context| bystander(context, true, follow, add_atomically)),
];
