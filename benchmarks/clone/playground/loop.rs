// A program for the Rust playground for each variant.

// #region tags
const RECORDS: usize = 8;

struct Record {
    tags: Vec<String>,
}

fn records(strings: usize) -> [Record; RECORDS] {
    std::array::from_fn(|_| Record { tags: (0..strings).map(|i| format!("{i:8}")).collect() })
}

/// Looks at each tag, a little.
fn process(tags: &[String]) -> u32 {
    tags.iter().map(|tag| u32::from(tag.as_bytes()[0])).sum()
}
// #endregion

// #region tagged
// #include tags

struct Tagged {
    records: [Record; RECORDS],
}

fn tagged(strings: usize) -> Tagged {
    Tagged { records: records(strings) }
}
// #endregion

// #region tagged-flat
const RECORDS: usize = 8;

struct Record {
    flat: Vec<u8>,
}

struct Tagged {
    records: [Record; RECORDS],
}

fn tagged(strings: usize) -> Tagged {
    Tagged { records: std::array::from_fn(|_| Record { flat: vec![b'a'; 8 * strings] }) }
}

/// Looks at each tag of 8 bytes, a little.
fn process_flat(bytes: &[u8]) -> u32 {
    bytes.chunks_exact(8).map(|tag| u32::from(tag[0])).sum()
}
// #endregion

// #region tagged-kept
// #include tags

struct Tagged {
    records: [Record; RECORDS],
    kept: Vec<String>,
}

fn tagged(strings: usize) -> Tagged {
    Tagged { records: records(strings), kept: Vec::new() }
}
// #endregion

// #region clone
use std::hint::black_box;

// #include tagged

// #kernel

// #include operations

fn main() {
    for strings in [1, 16, 250] {
        let what = format!("clone and drop, tags: {strings}");
        time_operations(&what, 1, 100_000, |n| clone_each(&mut tagged(strings), n));
    }
}
// #endregion

// #region reuse
use std::hint::black_box;

// #include tagged-kept

// #kernel

// #include operations

fn main() {
    for strings in [1, 16, 250] {
        let what = format!("clone_from, tags: {strings}");
        time_operations(&what, 1, 100_000, |n| clone_into_kept(&mut tagged(strings), n));
    }
}
// #endregion

// #region flat
use std::hint::black_box;

// #include tagged-flat

// #kernel

// #include operations

fn main() {
    for strings in [1, 16, 250] {
        let what = format!("clone of one block, tags: {strings}");
        time_operations(&what, 1, 100_000, |n| clone_flat(&mut tagged(strings), n));
    }
}
// #endregion

// #region borrow
use std::hint::black_box;

// #include tagged

// #kernel

// #include operations

fn main() {
    for strings in [1, 16, 250] {
        let what = format!("borrow, tags: {strings}");
        time_operations(&what, 1, 100_000, |n| borrow_each(&mut tagged(strings), n));
    }
}
// #endregion
