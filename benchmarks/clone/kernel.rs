//! Clones and what saves them, in Rust: the timed loops.

use std::hint::black_box;

use crate::harness::{Entry, entry};

mod cache;
mod demos;
mod sizes;
mod tags;
mod text;
use sizes::{OnValues, VALUES, Value, plain, sized, strings};
use tags::{RECORDS, Record, Tagged, tagged};

// ---- loop and threads: a record's tags ----

/// Looks at each tag, a little.
fn process(tags: &[String]) -> u32 {
    tags.iter().map(|tag| u32::from(tag.as_bytes()[0])).sum()
}

/// The same for tags of 8 bytes that lie one after the other.
fn process_flat(bytes: &[u8]) -> u32 {
    bytes.chunks_exact(8).map(|tag| u32::from(tag[0])).sum()
}

// #region loop/borrow
// #region threads/borrow
/// Lends the tags.
fn borrow_each(tagged: &mut Tagged, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &tagged.records[i as usize % RECORDS];
        let tags: &[String] = black_box(&record.tags);
        sum = sum.wrapping_mul(31).wrapping_add(process(tags));
    }
    sum
}
// #endregion
// #endregion

// #region loop/clone
// #region threads/clone
/// A new table, and for each tag a new block and a copy of its bytes.
fn clone_each(tagged: &mut Tagged, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &tagged.records[i as usize % RECORDS];
        let tags: Vec<String> = black_box(record.tags.clone());
        sum = sum.wrapping_mul(31).wrapping_add(process(&tags));
        drop(tags); // every block is freed
    }
    sum
}
// #endregion
// #endregion

// #region loop/flat
// #region threads/flat
/// The same bytes, one tag after the other in one block.
fn clone_flat(tagged: &mut Tagged, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &tagged.records[i as usize % RECORDS];
        let tags: Vec<u8> = black_box(record.flat.clone());
        sum = sum.wrapping_mul(31).wrapping_add(process_flat(&tags));
        drop(tags);
    }
    sum
}
// #endregion
// #endregion

// #region loop/reuse
/// Copies into the strings that an earlier turn left behind; whatever fits, fits.
fn clone_into_kept(tagged: &mut Tagged, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &tagged.records[i as usize % RECORDS];
        tagged.kept.clone_from(&record.tags);
        let tags: &[String] = black_box(&tagged.kept);
        sum = sum.wrapping_mul(31).wrapping_add(process(tags));
    }
    sum
}
// #endregion

// #region threads/cached
/// A deep copy, but table and strings come from this thread's own freed ones and go back to them. No lock guards
/// them: the compiler sees to it that no other thread gets at them.
fn clone_each_cached(tagged: &mut Tagged, iterations: u32) -> u32 {
    let Tagged { records, cache, .. } = tagged;
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &records[i as usize % RECORDS];
        let mut copy = cache.table(); // asks std's allocator only when there is none
        for tag in &record.tags {
            let mut string = cache.string();
            string.push_str(tag);
            copy.push(string);
        }
        let tags: Vec<String> = black_box(copy);
        sum = sum.wrapping_mul(31).wrapping_add(process(&tags));
        cache.give(tags);
    }
    sum
}
// #endregion

// ---- work: something is done with every byte ----

// #region work/borrow
// #region work/clone
/// FNV-1a: two steps for each byte, each of which waits for the one before.
fn hash(tags: &[String]) -> u32 {
    let bytes = tags.iter().flat_map(|tag| tag.bytes());
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
// #endregion
// #endregion

// #region work/borrow
/// Lends the text, and hashes it.
fn borrow_and_hash(tagged: &mut Tagged, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &tagged.records[i as usize % RECORDS];
        sum = sum.wrapping_mul(31).wrapping_add(hash(black_box(&record.tags)));
    }
    sum
}
// #endregion

// #region work/clone
/// Clones the text, hashes the clone, and drops it.
fn clone_and_hash(tagged: &mut Tagged, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let record: &Record = &tagged.records[i as usize % RECORDS];
        let tags: Vec<String> = black_box(record.tags.clone());
        sum = sum.wrapping_mul(31).wrapping_add(hash(&tags));
    }
    sum
}
// #endregion

// ---- size: one vector of bytes ----

// #region size/borrow
/// Asks the vector itself.
fn borrow(data: &Vec<u8>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let data = black_box(data);
        sum = sum.wrapping_mul(31).wrapping_add(data.len() as u32);
    }
    sum
}
// #endregion

// #region size/unobserved
/// Clones the vector, and asks the clone. Nobody but the compiler sees it.
fn clone_unobserved(data: &Vec<u8>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let data = black_box(data);
        sum = sum.wrapping_mul(31).wrapping_add(data.clone().len() as u32);
    }
    sum
}
// #endregion

// #region size/clone
/// Clones the vector, where the compiler must suppose that somebody looks at every byte.
fn clone_observed(data: &Vec<u8>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let copy: Vec<u8> = black_box(black_box(data).clone());
        sum = sum.wrapping_mul(31).wrapping_add(u32::from(copy[copy.len() - 1]));
        drop(copy);
    }
    sum
}
// #endregion

// ---- copy-types: bool, u32, arrays; and strings of as many bytes ----

// #region copy-types/copy
struct Copies;

impl OnValues for Copies {
    /// `*value`
    fn run<T: Value>(values: &[T; VALUES], iterations: u32) -> u32 {
        let mut sum = 0_u32;
        for i in 0..iterations {
            let value: T = black_box(values[i as usize % VALUES]);
            sum = sum.wrapping_mul(31).wrapping_add(value.word());
        }
        sum
    }
}
// #endregion

// #region copy-types/clone
struct Clones;

impl OnValues for Clones {
    /// `value.clone()`
    fn run<T: Value>(values: &[T; VALUES], iterations: u32) -> u32 {
        let mut sum = 0_u32;
        for i in 0..iterations {
            let value: T = black_box(T::clone(&values[i as usize % VALUES]));
            sum = sum.wrapping_mul(31).wrapping_add(value.word());
        }
        sum
    }
}
// #endregion

// #region copy-types/string
/// As many bytes, but a String owns them.
fn clone_strings(values: &[String; VALUES], iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let value: String = black_box(values[i as usize % VALUES].clone());
        let last = value.as_bytes().last().map_or(0, |&letter| u32::from(letter));
        sum = sum.wrapping_mul(31).wrapping_add(last);
    }
    sum
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("loop/borrow", |context| tagged(context, 16, 8, borrow_each)),
    entry("loop/clone", |context| tagged(context, 16, 8, clone_each)),
    entry("loop/flat", |context| tagged(context, 16, 8, clone_flat)),
    entry("loop/reuse", |context| tagged(context, 16, 8, clone_into_kept)),
    entry("work/borrow", |context| tagged(context, 1, 8, borrow_and_hash)),
    entry("work/clone", |context| tagged(context, 1, 8, clone_and_hash)),
    entry("size/borrow", |context| sized(context, borrow)),
    entry("size/unobserved", |context| sized(context, clone_unobserved)),
    entry("size/clone", |context| sized(context, clone_observed)),
    entry("copy-types/copy", plain::<Copies>),
    entry("copy-types/clone", plain::<Clones>),
    entry("copy-types/string", |context| strings(context, clone_strings)),
    entry("threads/borrow", |context| tagged(context, 16, 8, borrow_each)),
    entry("threads/clone", |context| tagged(context, 16, 8, clone_each)),
    entry("threads/flat", |context| tagged(context, 16, 8, clone_flat)),
    entry("threads/cached", |context| tagged(context, 16, 8, clone_each_cached)),
];
