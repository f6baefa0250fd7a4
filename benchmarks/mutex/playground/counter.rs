// A program for the Rust playground for each variant.

// #region mutex
use std::sync::Mutex;

// #kernel

// #include time

fn main() {
    let count = Mutex::new(0);
    for threads in [1, 2, 4] {
        time("lock, add one, unlock", threads, |_| count_locked(&count, ITERATIONS));
    }
    println!("counted in all: {}", count.into_inner().unwrap());
}
// #endregion

// #region atomic
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #kernel

// #include time

fn main() {
    let count = AtomicU32::new(0);
    for threads in [1, 2, 4] {
        time("add one to one atomic", threads, |_| count_atomically(&count, ITERATIONS));
    }
    println!("counted in all: {}", count.into_inner());
}
// #endregion

// #region sharded
use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[repr(align(128))]
#[derive(Default)]
struct Line<T>(T);

// #kernel

// #include time

fn main() {
    let shards: Vec<Line<AtomicU32>> = (0..4).map(|_| Line::default()).collect();
    for threads in [1, 2, 4] {
        time("add one to a shard of its own", threads, |thread| count_in_shards(&shards, thread, ITERATIONS));
    }
    println!("counted in all: {}", shards.iter().map(|each| each.0.load(Relaxed)).sum::<u32>());
}
// #endregion

// #region local
use std::hint::black_box;
use std::sync::Mutex;

// #kernel

// #include time

fn main() {
    let count = Mutex::new(0);
    for threads in [1, 2, 4] {
        time("add one locally, merge once", threads, |_| count_locally(&count, ITERATIONS));
    }
    println!("counted in all: {}", count.into_inner().unwrap());
}
// #endregion
