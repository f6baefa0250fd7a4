// A program for the Rust playground for each variant.

// #region text
const RECORDS: usize = 8;

struct Record {
    tags: Vec<String>,
}

struct Tagged {
    records: [Record; RECORDS],
}

fn tagged(length: usize) -> Tagged {
    Tagged { records: std::array::from_fn(|_| Record { tags: vec!["a".repeat(length)] }) }
}
// #endregion

// #region clone
use std::hint::black_box;

// #include text

// #kernel

// #include operations

fn main() {
    for length in [8, 200, 16_000] {
        let what = format!("clone, then hash, bytes: {length}");
        time_operations(&what, 1, 30_000, |n| clone_and_hash(&mut tagged(length), n));
    }
}
// #endregion

// #region borrow
use std::hint::black_box;

// #include text

// #kernel

// #include operations

fn main() {
    for length in [8, 200, 16_000] {
        let what = format!("hash, bytes: {length}");
        time_operations(&what, 1, 30_000, |n| borrow_and_hash(&mut tagged(length), n));
    }
}
// #endregion
