// A program for the Rust playground for each variant.

// #region reader
#[repr(align(64))]
struct Node {
    next: u32,
    tag: u32,
}

struct Reader {
    nodes: Box<[Node]>,
    at: u32,
}

impl Reader {
    /// From node to node in an order that no prefetcher foresees.
    fn new(count: u32) -> Self {
        let next = |node: u32| node.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) & (count - 1);
        Self { nodes: (0..count).map(|node| Node { next: next(node), tag: node }).collect(), at: 0 }
    }
}
// #endregion

// #region work
struct Work {
    seed: u32,
    factor: u32,
    term: u32,
}

const WORK: Work = Work { seed: 1, factor: 1_664_525, term: 1_013_904_223 };
// #endregion

// #region alone
// #include reader

// #kernel

// #include time

fn main() {
    for count in [1 << 8, 1 << 16] {
        let what = format!("a reader alone, {} kB", count * 64 / 1000);
        time(&what, 1, |_| follow(&mut Reader::new(count), ITERATIONS));
    }
}
// #endregion

// #region spins
use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #include reader

// #include work

// #kernel

// #include beside

fn main() {
    let word = AtomicU32::new(0);
    for count in [1 << 8, 1 << 16] {
        let mut reader = Reader::new(count);
        let what = format!("a reader beside one that spins, {} kB", count * 64 / 1000);
        let neighbor = || _ = black_box(spin(&word, black_box(WORK), 1000));
        time_beside(&what, || follow(&mut reader, ITERATIONS), neighbor);
    }
}
// #endregion

// #region unused-work
/// What another neighbor computes with.
struct Work;
// #endregion

// #region plain
use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #include reader

// #include unused-work

// #kernel

// #kernel bystander/alone

// #include beside

fn main() {
    let word = AtomicU32::new(0);
    for count in [1 << 8, 1 << 16] {
        let mut reader = Reader::new(count);
        let what = format!("a reader beside one that adds, {} kB", count * 64 / 1000);
        let neighbor = || _ = black_box(add(&word, Work, 1000));
        time_beside(&what, || follow(&mut reader, ITERATIONS), neighbor);
    }
}
// #endregion

// #region atomic
use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #include reader

// #include unused-work

// #kernel

// #kernel bystander/alone

// #include beside

fn main() {
    let word = AtomicU32::new(0);
    for count in [1 << 8, 1 << 16] {
        let mut reader = Reader::new(count);
        let what = format!("a reader beside one that adds atomically, {} kB", count * 64 / 1000);
        let neighbor = || _ = black_box(add_atomically(&word, Work, 1000));
        time_beside(&what, || follow(&mut reader, ITERATIONS), neighbor);
    }
}
// #endregion
