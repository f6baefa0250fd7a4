//! False sharing, in Rust: the timed loops.

use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::harness::{Demo, Entry, entry};

mod allocated;
mod layout;
use allocated::{Padded as PaddedRc, placed};
use layout::{Place, Value, arcs, counters, fields, reader_and_cloners, readers, stride};

// ---- stride: one word for each thread, at growing distances ----

// #region stride/atomic
fn atomic(mine: &AtomicU32, iterations: u32) {
    for _ in 0..iterations {
        mine.fetch_add(1, Relaxed);
    }
}
// #endregion

// #region stride/plain
fn plain(mine: &AtomicU32, iterations: u32) {
    let word = mine.as_ptr();
    for _ in 0..iterations {
        // SAFETY: no other thread touches this word. Volatile, so that every load and every store is made.
        unsafe { word.write_volatile(word.read_volatile().wrapping_add(1)) }
    }
}
// #endregion

// #region stride/loads
fn loads(words: &[u32], mine: u32, iterations: u32) -> u32 {
    let mut at = mine;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        at = words[at as usize]; // the word holds its own index: each load waits for the one before
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion

// ---- refcount: thread 0 reads an Arc's value while the others clone and drop the Arc ----

// #region refcount/reader-padded
/// The counts stay where they are; the value moves to a line of its own.
#[repr(align(128))]
#[derive(Default)]
struct Padded(Value);

// #region refcount/reader-beside
/// `Arc` puts its two counts right before the value.
#[derive(Default)]
struct Small(Value);

/// The value says where in it to read next, so that each read waits for the one before.
fn read<T: AsRef<Value>>(arc: &Arc<T>, iterations: u32) -> u32 {
    let value = T::as_ref(arc);
    let mut at = 0;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        at = value[at as usize];
        sum = sum.wrapping_add(at);
    }
    sum
}
// #endregion
// #endregion

impl AsRef<Value> for Small {
    fn as_ref(&self) -> &Value {
        &self.0
    }
}

impl AsRef<Value> for Padded {
    fn as_ref(&self) -> &Value {
        &self.0
    }
}

// ---- neighbors: unrelated Arcs, and one Arc ----

// #region neighbors/one-line
// #region neighbors/far
// #region neighbors/one-arc
// #region refcount/cloner-beside
// #region refcount/cloner-padded
fn clone_and_drop<T>(arc: &Arc<T>, iterations: u32) -> u32 {
    let mut kept = 0;
    for _ in 0..iterations {
        let handle = black_box(Arc::clone(arc));
        drop(handle); // not the last handle: nothing to free
        kept += 1;
    }
    kept
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// ---- allocator: an Rc for each thread, which no other thread knows ----

// #region allocator/placed
// #region allocator/padded
fn clone_and_drop_rc<T>(rc: &Rc<T>, iterations: u32) -> u32 {
    let mut kept = 0;
    for _ in 0..iterations {
        let handle = black_box(Rc::clone(rc));
        drop(handle); // not the last handle: nothing to free
        kept += 1;
    }
    kept
}
// #endregion
// #endregion

// ---- fields: a struct with one counter for each thread ----

// #region fields/packed
#[derive(Default)]
struct Packed(AtomicU32);

fn count_packed(mine: &Packed, iterations: u32) {
    for _ in 0..iterations {
        mine.0.fetch_add(1, Relaxed);
    }
}
// #endregion

// #region fields/padded-64
#[repr(align(64))]
#[derive(Default)]
struct Padded64(AtomicU32);

fn count_padded_64(mine: &Padded64, iterations: u32) {
    for _ in 0..iterations {
        mine.0.fetch_add(1, Relaxed);
    }
}
// #endregion

// #region fields/padded-128
/// As `crossbeam_utils::CachePadded` does it on x86-64.
#[repr(align(128))]
#[derive(Default)]
struct Padded128(AtomicU32);

fn count_padded_128(mine: &Padded128, iterations: u32) {
    for _ in 0..iterations {
        mine.0.fetch_add(1, Relaxed);
    }
}
// #endregion

// #region fields/local
/// Packed, but counted in a local variable and published now and then.
fn count_locally(mine: &Packed, iterations: u32) {
    let mut unpublished = 0;
    for _ in 0..iterations {
        unpublished += 1;
        if unpublished == 1024 {
            mine.0.fetch_add(unpublished, Relaxed);
            unpublished = 0;
        }
    }
    mine.0.fetch_add(unpublished, Relaxed);
}
// #endregion

macro_rules! as_counter {
    ($($field:ty)*) => {
        $(impl AsRef<AtomicU32> for $field {
            fn as_ref(&self) -> &AtomicU32 {
                &self.0
            }
        })*
    };
}
as_counter!(Packed Padded64 Padded128);

pub const KERNELS: &[Entry] = &[
    entry("stride/atomic", |context| counters(context, stride(context), atomic)),
    entry("stride/plain", |context| counters(context, stride(context), plain)),
    entry("stride/loads", |context| readers(context, stride(context), loads)),
    entry("refcount/reader-beside", |c| reader_and_cloners(c, 8, read::<Small>, clone_and_drop)),
    entry("refcount/reader-padded", |c| reader_and_cloners(c, 128, read::<Padded>, clone_and_drop)),
    entry("refcount/cloner-beside", |c| reader_and_cloners(c, 8, read::<Small>, clone_and_drop)),
    entry("refcount/cloner-padded", |c| reader_and_cloners(c, 128, read::<Padded>, clone_and_drop)),
    entry("neighbors/one-line", |context| arcs(context, Place::OneLine, clone_and_drop)),
    entry("neighbors/far", |context| arcs(context, Place::Far, clone_and_drop)),
    entry("neighbors/one-arc", |context| arcs(context, Place::OneArc, clone_and_drop)),
    entry("allocator/placed", |context| placed::<u32>(context, clone_and_drop_rc)),
    entry("allocator/padded", |context| placed::<PaddedRc>(context, clone_and_drop_rc)),
    entry("fields/packed", |context| fields(context, count_packed)),
    entry("fields/padded-64", |context| fields(context, count_padded_64)),
    entry("fields/padded-128", |context| fields(context, count_padded_128)),
    entry("fields/local", |context| fields(context, count_locally)),
];

pub const DEMOS: &[Demo] = &[];
