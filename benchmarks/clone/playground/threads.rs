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

// #region tagged-cached
// #include tags

/// Freed strings and tables of one thread.
#[derive(Default)]
struct Cache {
    strings: Vec<String>,
    tables: Vec<Vec<String>>,
}

impl Cache {
    fn string(&mut self) -> String {
        self.strings.pop().unwrap_or_default()
    }

    fn table(&mut self) -> Vec<String> {
        self.tables.pop().unwrap_or_default()
    }

    fn give(&mut self, mut table: Vec<String>) {
        for mut string in table.drain(..) {
            string.clear();
            self.strings.push(string);
        }
        self.tables.push(table);
    }
}

struct Tagged {
    records: [Record; RECORDS],
    cache: Cache,
}

fn tagged(strings: usize) -> Tagged {
    Tagged { records: records(strings), cache: Cache::default() }
}
// #endregion

// #region clone
use std::hint::black_box;

// #include tagged

// #kernel

// #include operations

fn main() {
    for threads in [1, 2, 4] {
        time_operations("clone and drop", threads, 300_000, |n| clone_each(&mut tagged(16), n));
    }
}
// #endregion

// #region cached
use std::hint::black_box;

// #include tagged-cached

// #kernel

// #include operations

fn main() {
    for threads in [1, 2, 4] {
        let what = "clone and drop, a cache for each thread";
        time_operations(what, threads, 300_000, |n| clone_each_cached(&mut tagged(16), n));
    }
}
// #endregion

// #region flat
use std::hint::black_box;

// #include tagged-flat

// #kernel

// #include operations

fn main() {
    for threads in [1, 2, 4] {
        time_operations("clone and drop of one block", threads, 300_000, |n| clone_flat(&mut tagged(16), n));
    }
}
// #endregion

// #region borrow
use std::hint::black_box;

// #include tagged

// #kernel

// #include operations

fn main() {
    for threads in [1, 2, 4] {
        time_operations("borrow", threads, 300_000, |n| borrow_each(&mut tagged(16), n));
    }
}
// #endregion
