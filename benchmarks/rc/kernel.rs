//! Rc, RefCell and their rivals, in Rust: the timed loops.

use std::array::from_fn;
use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;

use crate::harness::{Entry, entry};

mod demos;
mod jumps;
mod map;
pub use demos::DEMOS;
use jumps::{Rows, cells, whole};
use map::{Numbers, Settings, lent, numbers, original, settings};

// ---- clone: clones of one map, ten there at once, then dropped ----

// #region clone/rc
// #region clone/arc
// #region clone/deep
// #region clone/plain
// #region clone/borrow
/// Ten clones, a look at each, then all are dropped; what is left at the end, one by one.
/// What `clone` and `drop` do, the type says.
fn clones<T: Clone>(original: &T, entries: impl Fn(&T) -> usize, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations / 10 {
        let ten: [T; 10] = from_fn(|_| black_box(original.clone()));
        for one in &ten {
            sum = sum.wrapping_add(entries(one) as u32);
        }
    }
    for _ in 0..iterations % 10 {
        let one = black_box(original.clone());
        sum = sum.wrapping_add(entries(&one) as u32);
    }
    sum
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region clone/rc
/// Each clone counts up, each drop counts down.
fn clone_rc(map: &Rc<Settings>, iterations: u32) -> u32 {
    clones(map, |map| map.len(), iterations)
}
// #endregion

// #region clone/arc
/// The same atomically, although no other thread is there.
fn clone_arc(map: &Arc<Settings>, iterations: u32) -> u32 {
    clones(map, |map| map.len(), iterations)
}
// #endregion

// #region clone/deep
/// `HashMap<String, u32>`: a table for each clone, and a text for each key.
fn clone_deep(map: &Settings, iterations: u32) -> u32 {
    clones(map, |map| map.len(), iterations)
}
// #endregion

// #region clone/plain
/// `HashMap<u32, u32>`: nothing in it owns anything, so a clone is one block and one copy.
fn clone_plain(map: &Numbers, iterations: u32) -> u32 {
    clones(map, |map| map.len(), iterations)
}
// #endregion

// #region clone/borrow
/// The clone of a reference is a reference. Nobody is counted.
fn clone_borrow(map: &&Settings, iterations: u32) -> u32 {
    clones(map, |map| map.len(), iterations)
}
// #endregion

// ---- ref-cell: add 1 to some neighbors, jump, add to the next row ----

// #region ref-cell/mut
/// The compiler knows that nobody else has the numbers.
fn add_mut(data: &mut [u32], rows: Rows) -> u32 {
    let mut sum = 0_u32;
    for row in rows {
        sum = sum.wrapping_add(row.start as u32);
        for each in &mut data[row] {
            *each = each.wrapping_add(1);
        }
    }
    sum
}
// #endregion

// #region ref-cell/cell
/// Through a shared reference: a `Cell` is the number and nothing else.
fn add_cell(data: &[Cell<u32>], rows: Rows) -> u32 {
    let mut sum = 0_u32;
    for row in rows {
        sum = sum.wrapping_add(row.start as u32);
        for each in &data[row] {
            each.set(each.get().wrapping_add(1));
        }
    }
    sum
}
// #endregion

// #region ref-cell/ref-cell
/// A flag before each number. Borrowed twice, it panics.
fn add_ref_cell(data: &[RefCell<u32>], rows: Rows) -> u32 {
    let mut sum = 0_u32;
    for row in rows {
        sum = sum.wrapping_add(row.start as u32);
        for each in &data[row] {
            let mut number = each.borrow_mut();
            *number = number.wrapping_add(1);
        }
    }
    sum
}
// #endregion

// #region ref-cell/try
/// Whoever finds the number borrowed goes on without it. Here nobody does.
fn add_trying(data: &[RefCell<u32>], rows: Rows) -> u32 {
    let mut sum = 0_u32;
    for row in rows {
        sum = sum.wrapping_add(row.start as u32);
        for each in &data[row] {
            match each.try_borrow_mut() {
                Ok(mut number) => *number = number.wrapping_add(1),
                Err(_) => sum = sum.wrapping_add(1),
            }
        }
    }
    sum
}
// #endregion

// #region ref-cell/outer
/// One flag for all numbers, looked at once for each row.
fn add_to_borrowed(cell: &RefCell<Box<[u32]>>, rows: Rows) -> u32 {
    let mut sum = 0_u32;
    for row in rows {
        sum = sum.wrapping_add(row.start as u32);
        for each in &mut cell.borrow_mut()[row] {
            *each = each.wrapping_add(1);
        }
    }
    sum
}
// #endregion

pub const KERNELS: &[Entry] = &[
    entry("clone/rc", |context| original(Rc::new(settings(context)), clone_rc, Rc::strong_count)),
    entry("clone/arc", |context| original(Arc::new(settings(context)), clone_arc, Arc::strong_count)),
    entry("clone/deep", |context| original(settings(context), clone_deep, |_| 1)),
    entry("clone/plain", |context| original(numbers(context), clone_plain, |_| 1)),
    entry("clone/borrow", |context| lent(settings(context), clone_borrow)),
    entry("ref-cell/mut", |context| cells(context, |data: &mut [u32], rows| add_mut(data, rows))),
    entry("ref-cell/cell", |context| cells(context, |data: &mut [Cell<u32>], rows| add_cell(data, rows))),
    entry("ref-cell/ref-cell", |context| {
        cells(context, |data: &mut [RefCell<u32>], rows| add_ref_cell(data, rows))
    }),
    entry("ref-cell/try", |context| {
        cells(context, |data: &mut [RefCell<u32>], rows| add_trying(data, rows))
    }),
    entry("ref-cell/outer", |context| {
        whole(context, |cell: &RefCell<Box<[u32]>>, rows| add_to_borrowed(cell, rows))
    }),
];
