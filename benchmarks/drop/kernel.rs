//! Cleaning up, in Rust: the timed loops.

use std::cell::Cell;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::harness::{Entry, entry};

mod bulk;
mod demos;
mod scope;
use bulk::{Arena, Boxes, Values, arena, boxed, values};
use scope::{Door, Register, Visit, door};

// ---- bulk: a vector is filled, then emptied; one operation is one value ----

// #region bulk/string
// #region bulk/plain
// #region bulk/empty
// #region bulk/counted
/// The vector keeps its room from one filling to the next.
fn fill_and_drop<T>(
    it: &mut Values<T>,
    iterations: u32,
    make: impl Fn(u32) -> T,
    read: impl Fn(&T) -> u32,
) -> u32 {
    let Values { vector, batch, seed, .. } = it;
    let mut sum = 0_u32;
    let mut left = iterations;
    while left > 0 {
        let count = left.min(*batch);
        vector.extend((0..count).map(|i| make(seed.wrapping_add(i))));
        let last = black_box(&mut *vector).last().unwrap();
        sum = sum.wrapping_mul(31).wrapping_add(read(last));
        vector.clear(); // drops each value
        left -= count;
    }
    sum
}
// #endregion
// #endregion
// #endregion
// #endregion

// #region bulk/plain
/// Numbers. When the vector is emptied, there is nothing to do.
fn plain(it: &mut Values<u64>, iterations: u32) -> u32 {
    fill_and_drop(it, iterations, u64::from, |value| *value as u32)
}
// #endregion

// #region bulk/empty
struct Empty(u64);

impl Drop for Empty {
    fn drop(&mut self) {}
}

fn empty(it: &mut Values<Empty>, iterations: u32) -> u32 {
    fill_and_drop(it, iterations, |x| Empty(x.into()), |value| value.0 as u32)
}
// #endregion

// #region bulk/counted
thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

struct Counted(u64);

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get().wrapping_add(self.0 as u32));
    }
}

fn counted(it: &mut Values<Counted>, iterations: u32) -> u32 {
    DROPPED.set(0);
    let sum = fill_and_drop(it, iterations, |x| Counted(x.into()), |value| value.0 as u32);
    sum ^ DROPPED.get()
}
// #endregion

// #region bulk/string
fn string(it: &mut Values<String>, iterations: u32) -> u32 {
    let text = it.text;
    let read = |value: &String| u32::from(value.as_bytes()[0]) + value.len() as u32;
    fill_and_drop(it, iterations, |_| String::from(text), read)
}
// #endregion

// #region bulk/shuffled
// #region bulk/box
/// Each number in a block. Each is swapped with its partner: with itself, or with one before it.
fn boxes(it: &mut Boxes, iterations: u32) -> u32 {
    let Boxes { vector, partners, seed } = it;
    let mut sum = 0_u32;
    let mut left = iterations as usize;
    while left > 0 {
        let count = left.min(partners.len());
        for (i, &partner) in partners[..count].iter().enumerate() {
            vector.push(Box::new(u64::from(seed.wrapping_add(i as u32))));
            vector.swap(i, partner as usize);
        }
        let last: u64 = **black_box(&mut *vector).last().unwrap();
        sum = sum.wrapping_mul(31).wrapping_add(last as u32);
        vector.clear(); // drops each box, from the first to the last
        left -= count;
    }
    sum
}
// #endregion
// #endregion

// #region bulk/arena
/// One step for each number; the table of their addresses is in the arena, too. One step back for all of them.
fn in_arena(it: &mut Arena, iterations: u32) -> u32 {
    let Arena { bump, batch, seed } = it;
    let mut sum = 0_u32;
    let mut left = iterations;
    while left > 0 {
        let count = left.min(*batch);
        let number = |i| u64::from(seed.wrapping_add(i as u32));
        let table: &mut [&mut u64] = bump.alloc_slice_fill_with(count as usize, |i| bump.alloc(number(i)));
        let last: u64 = **black_box(table).last().unwrap();
        sum = sum.wrapping_mul(31).wrapping_add(last as u32);
        bump.reset();
        left -= count;
    }
    sum
}
// #endregion

// ---- scope: entered, worked, left ----

// #region scope/registered
// #region scope/guard
/// Inside from its making to its end.
struct Inside<'d>(&'d Door);

impl<'d> Inside<'d> {
    fn enter(door: &'d Door) -> Self {
        door.enter();
        Self(door)
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}
// #endregion
// #endregion

// #region scope/by-hand
fn by_hand(visit: &mut Visit, iterations: u32) -> u32 {
    let mut x = visit.seed;
    for _ in 0..iterations {
        let door = black_box(&visit.door);
        door.enter();
        x = visit.work(x);
        door.leave();
    }
    x
}
// #endregion

// #region scope/guard
fn guard(visit: &mut Visit, iterations: u32) -> u32 {
    let mut x = visit.seed;
    for _ in 0..iterations {
        let _inside = Inside::enter(black_box(&visit.door));
        x = visit.work(x);
    } // dropped here, each time round
    x
}
// #endregion

// #region scope/finally
/// What other languages call try and finally.
fn finally<R>(work: impl FnOnce() -> R, cleanup: impl FnOnce()) -> R {
    let result = catch_unwind(AssertUnwindSafe(work));
    cleanup();
    result.unwrap_or_else(|panic| resume_unwind(panic))
}

fn with_finally(visit: &mut Visit, iterations: u32) -> u32 {
    let mut x = visit.seed;
    for _ in 0..iterations {
        let door = black_box(&visit.door);
        door.enter();
        x = finally(|| visit.work(x), || door.leave());
    }
    x
}
// #endregion

// #region scope/registered
/// A guard that stands in a register as long as it lives.
struct Registered<'d> {
    _inside: Inside<'d>,
    register: &'d Register,
    id: u32,
}

impl<'d> Registered<'d> {
    fn enter(door: &'d Door, register: &'d Register, id: u32) -> Self {
        register.borrow_mut().insert(id, "a visitor");
        Self { _inside: Inside::enter(door), register, id }
    }
}

impl Drop for Registered<'_> {
    fn drop(&mut self) {
        self.register.borrow_mut().remove(&self.id);
    } // and then its fields
}

fn registered(visit: &mut Visit, iterations: u32) -> u32 {
    let mut x = visit.seed;
    for id in 0..iterations {
        let _registered = Registered::enter(black_box(&visit.door), &visit.register, id);
        x = visit.work(x);
    }
    x
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("bulk/plain", |context| values(context, plain)),
    entry("bulk/empty", |context| values(context, empty)),
    entry("bulk/counted", |context| values(context, counted)),
    entry("bulk/string", |context| values(context, string)),
    entry("bulk/box", |context| boxed(context, false, boxes)),
    entry("bulk/shuffled", |context| boxed(context, true, boxes)),
    entry("bulk/arena", |context| arena(context, in_arena)),
    entry("scope/by-hand", |context| door(context, by_hand)),
    entry("scope/guard", |context| door(context, guard)),
    entry("scope/finally", |context| door(context, with_finally)),
    entry("scope/registered", |context| door(context, registered)),
];
