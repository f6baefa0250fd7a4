//! One owner, on the heap, in Rust: the timed loops.

use std::hint::black_box;
use std::mem::MaybeUninit;

use crate::harness::{Entry, entry};

mod allocate;
mod demos;
mod list;
mod noise;
mod passing;
mod sized;
mod sort;
use allocate::{Held, in_box, on_stack, replacing};
use list::{Node, Walker, in_order, row, row_of_boxes, shuffled};
use passing::{by_box, by_borrow, by_value, by_vec};
use sort::{HasKey, Item, boxes, indexed, values};

pub use demos::DEMOS;

// ---- move: one value, passed to a function that is not inlined ----

// #region move/value
/// It owns its argument and may change it, so it needs bytes of its own.
#[inline(never)]
fn take<const WORDS: usize>(mut value: [u32; WORDS]) -> u32 {
    let value = black_box(&mut value);
    value[0].wrapping_add(value[WORDS - 1])
}

/// An array of numbers is `Copy`: the caller keeps its own. A move copies the same bytes.
fn pass_value<const WORDS: usize>(value: &mut [u32; WORDS], iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        value[0] = i;
        sum = sum.wrapping_mul(31).wrapping_add(take(*value));
    }
    sum
}
// #endregion

// #region move/box
/// It owns its argument too, and hands it back so that the loop can go on.
#[inline(never)]
fn take_box<const WORDS: usize>(mut value: Box<[u32; WORDS]>) -> (Box<[u32; WORDS]>, u32) {
    let seen = black_box(&mut value);
    let sum = seen[0].wrapping_add(seen[WORDS - 1]);
    (value, sum)
}

fn pass_box<const WORDS: usize>(
    mut value: Box<[u32; WORDS]>,
    iterations: u32,
) -> (Box<[u32; WORDS]>, u32) {
    let mut sum = 0_u32;
    for i in 0..iterations {
        value[0] = i;
        let seen;
        (value, seen) = take_box(value); // moved in, moved out
        sum = sum.wrapping_mul(31).wrapping_add(seen);
    }
    (value, sum)
}
// #endregion

// #region move/vec
/// The vector is three words: where its numbers are, how many there are, how many there is room for.
#[inline(never)]
fn take_vec(mut value: Vec<u32>) -> (Vec<u32>, u32) {
    let seen = black_box(&mut value);
    let sum = seen[0].wrapping_add(seen[seen.len() - 1]);
    (value, sum)
}

fn pass_vec(mut value: Vec<u32>, iterations: u32) -> (Vec<u32>, u32) {
    let mut sum = 0_u32;
    for i in 0..iterations {
        value[0] = i;
        let seen;
        (value, seen) = take_vec(value);
        sum = sum.wrapping_mul(31).wrapping_add(seen);
    }
    (value, sum)
}
// #endregion

// #region move/borrow
#[inline(never)]
fn look<const WORDS: usize>(value: &mut [u32; WORDS]) -> u32 {
    let value = black_box(value);
    value[0].wrapping_add(value[WORDS - 1])
}

fn pass_borrow<const WORDS: usize>(value: &mut [u32; WORDS], iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        value[0] = i;
        sum = sum.wrapping_mul(31).wrapping_add(look(value));
    }
    sum
}
// #endregion

// ---- allocate: room for some bytes, and an end to it ----

// #region allocate/box
/// A block from the allocator, its first word written, and the block given back. Nothing else is filled.
#[inline(never)]
fn with_box(words: usize, word: u32) -> u32 {
    let mut room: Box<[MaybeUninit<u32>]> = black_box(Box::new_uninit_slice(words));
    *black_box(room[0].write(word))
} // dropped here

fn box_each_time(words: usize, seed: u32, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        sum = sum.wrapping_mul(31).wrapping_add(with_box(words, seed ^ i));
    }
    sum
}
// #endregion

// #region allocate/stack
/// The same room in the function's own frame.
#[inline(never)]
fn with_stack<const WORDS: usize>(word: u32) -> u32 {
    let mut room = [const { MaybeUninit::<u32>::uninit() }; WORDS];
    let room = black_box(&mut room);
    *black_box(room[0].write(word))
}

fn stack_each_time<const WORDS: usize>(seed: u32, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        sum = sum.wrapping_mul(31).wrapping_add(with_stack::<WORDS>(seed ^ i));
    }
    sum
}
// #endregion

// #region allocate/among
/// Of many boxes that live, one that nobody could foresee is dropped, and a new one takes its place.
fn replace_one(held: &mut Held, seed: u32, iterations: u32) -> u32 {
    let Held { boxes, words } = held;
    let mut x = seed;
    let mut sum = 0_u32;
    for i in 0..iterations {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let place = ((x >> 16) as usize * boxes.len()) >> 16;
        let mut room: Box<[MaybeUninit<u32>]> = black_box(Box::new_uninit_slice(*words));
        sum = sum.wrapping_mul(31).wrapping_add(*black_box(room[0].write(seed ^ i)));
        boxes[place] = room; // the old one is dropped
    }
    sum
}
// #endregion

// ---- list: every element once, round and round ----

// #region list/vector
/// From element to element of a vector; at its end, from the start again.
fn sum_vector(row: &[u32], at: &mut usize, iterations: u32) -> u32 {
    let mut left = iterations as usize;
    let mut sum = 0_u32;
    while left > 0 {
        let part = &row[*at..row.len().min(*at + left)];
        for value in part {
            sum = sum.wrapping_add(*value);
        }
        left -= part.len();
        *at = (*at + part.len()) % row.len();
    }
    sum
}
// #endregion

// #region list/in-order
// #region list/shuffled
/// `struct Node { value: u32, next: Option<Box<Node>> }`: where the next node lies, only the node before it knows.
fn sum_list(walker: &mut Walker, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    let mut node: &Node = walker.at;
    for _ in 0..iterations {
        sum = sum.wrapping_add(node.value);
        node = node.next.as_deref().unwrap_or(walker.first);
    }
    walker.at = node;
    sum
}
// #endregion
// #endregion

// #region list/boxes
/// A vector of boxes, each somewhere else: where the next ones lie is known long before they are needed.
fn sum_boxes(row: &[Box<Node>], at: &mut usize, iterations: u32) -> u32 {
    let mut left = iterations as usize;
    let mut sum = 0_u32;
    while left > 0 {
        let part = &row[*at..row.len().min(*at + left)];
        for node in part {
            sum = sum.wrapping_add(node.value);
        }
        left -= part.len();
        *at = (*at + part.len()) % row.len();
    }
    sum
}
// #endregion

// ---- sort: values by their key ----

/// What a sort has to show for itself: three keys.
fn checksum(sum: u32, items: &[impl HasKey]) -> u32 {
    let places = [0, items.len() / 2, items.len() - 1];
    places.into_iter().fold(sum, |sum, place| sum.wrapping_mul(31).wrapping_add(items[place].key()))
}

// #region sort/index
// #region sort/boxes
// #region sort/values
/// New keys for each sort: no branch predictor shall learn an order.
fn next_key(x: &mut u32) -> u32 {
    *x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    *x
}
// #endregion
// #endregion
// #endregion

// #region sort/values
/// The values themselves change places: so many in all, as many at a time as there are.
fn sort_values<const REST: usize>(items: &mut [Item<REST>], seed: u32, iterations: u32) -> u32 {
    let mut x = seed;
    let mut sum = 0_u32;
    let mut left = iterations as usize;
    while left > 0 {
        let some = items.len().min(left);
        let items = &mut items[..some];
        for item in &mut *items {
            item.key = next_key(&mut x);
        }
        items.sort_unstable_by_key(|item| item.key);
        sum = checksum(sum, items);
        left -= some;
    }
    sum
}
// #endregion

// #region sort/boxes
/// Pointers change places; the values stay where they are, and every comparison goes there.
fn sort_boxes<const REST: usize>(items: &mut [Box<Item<REST>>], seed: u32, iterations: u32) -> u32 {
    let mut x = seed;
    let mut sum = 0_u32;
    let mut left = iterations as usize;
    while left > 0 {
        let some = items.len().min(left);
        let items = &mut items[..some];
        for item in &mut *items {
            item.key = next_key(&mut x);
        }
        items.sort_unstable_by_key(|item| item.key);
        sum = checksum(sum, items);
        left -= some;
    }
    sum
}
// #endregion

// #region sort/index
/// Keys and places are sorted; then each value goes straight to where it belongs.
fn sort_index<const REST: usize>(
    items: &mut [Item<REST>],
    order: &mut Vec<(u32, u32)>,
    seed: u32,
    iterations: u32,
) -> u32 {
    let mut x = seed;
    let mut sum = 0_u32;
    let mut left = iterations as usize;
    while left > 0 {
        let some = items.len().min(left);
        let items = &mut items[..some];
        order.clear();
        for (place, item) in items.iter_mut().enumerate() {
            item.key = next_key(&mut x);
            order.push((item.key, place as u32));
        }
        order.sort_unstable();
        settle(items, order);
        sum = checksum(sum, items);
        left -= some;
    }
    sum
}

/// `order[to].1` says which value belongs to place `to`. Follows the cycles of this permutation.
fn settle<T>(items: &mut [T], order: &mut [(u32, u32)]) {
    for start in 0..items.len() {
        let mut to = start;
        loop {
            let from = std::mem::replace(&mut order[to].1, to as u32) as usize;
            if from == start {
                break;
            }
            items.swap(to, from);
            to = from;
        }
    }
}
// #endregion

pub const KERNELS: &[Entry] = &[
    entry("move/value", by_value),
    entry("move/box", by_box),
    entry("move/vec", by_vec),
    entry("move/borrow", by_borrow),
    entry("allocate/box", in_box),
    entry("allocate/stack", on_stack),
    entry("allocate/among", replacing),
    entry("list/vector", row),
    entry("list/in-order", in_order),
    entry("list/shuffled", shuffled),
    entry("list/boxes", row_of_boxes),
    entry("sort/values", values),
    entry("sort/boxes", boxes),
    entry("sort/index", indexed),
];
