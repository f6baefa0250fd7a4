// A program for the Rust playground for each variant.

// #region hits
/// A counter for each thread.
#[repr(align(128))]
#[derive(Default)]
struct Hits<C>([C; 4]);
// #endregion

// #region packed
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #kernel

// #include hits

// #include time

fn main() {
    for threads in [1, 2, 4] {
        let hits = Hits::<Packed>::default();
        time("packed counters", threads, |thread| count_packed(&hits.0[thread], ITERATIONS));
        println!("counted in all: {}", hits.0.iter().map(|hits| hits.0.load(Relaxed)).sum::<u32>());
    }
}
// #endregion

// #region padded-64
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #kernel

// #include hits

// #include time

fn main() {
    for threads in [1, 2, 4] {
        let hits = Hits::<Padded64>::default();
        time("counters on 64 bytes each", threads, |thread| count_padded_64(&hits.0[thread], ITERATIONS));
        println!("counted in all: {}", hits.0.iter().map(|hits| hits.0.load(Relaxed)).sum::<u32>());
    }
}
// #endregion

// #region padded-128
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #kernel

// #include hits

// #include time

fn main() {
    for threads in [1, 2, 4] {
        let hits = Hits::<Padded128>::default();
        time("counters on 128 bytes each", threads, |thread| count_padded_128(&hits.0[thread], ITERATIONS));
        println!("counted in all: {}", hits.0.iter().map(|hits| hits.0.load(Relaxed)).sum::<u32>());
    }
}
// #endregion

// #region local
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[derive(Default)]
struct Packed(AtomicU32);

// #kernel

// #include hits

// #include time

fn main() {
    for threads in [1, 2, 4] {
        let hits = Hits::<Packed>::default();
        time("counted in a local variable", threads, |thread| count_locally(&hits.0[thread], ITERATIONS));
        println!("counted in all: {}", hits.0.iter().map(|hits| hits.0.load(Relaxed)).sum::<u32>());
    }
}
// #endregion
