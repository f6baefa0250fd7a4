// A program for the Rust playground for each variant.

// #region values
struct Values<T> {
    vector: Vec<T>,
    batch: u32,
    seed: u32,
    text: &'static str,
}

fn values<T>() -> Values<T> {
    Values { vector: Vec::with_capacity(40_000), batch: 40_000, seed: 7, text: "owned, then gone" }
}
// #endregion

// #region plain
#![allow(dead_code)]
use std::hint::black_box;

// #kernel

// #include values

// #include time

fn main() {
    time("plain numbers", 1, |_| plain(&mut values(), ITERATIONS));
}
// #endregion

// #region empty
#![allow(dead_code)]
use std::hint::black_box;

// #kernel

// #include values

// #include time

fn main() {
    time("an empty Drop", 1, |_| empty(&mut values(), ITERATIONS));
}
// #endregion

// #region counted
#![allow(dead_code)]
use std::cell::Cell;
use std::hint::black_box;

// #kernel

// #include values

// #include time

fn main() {
    time("a Drop that adds", 1, |_| counted(&mut values(), ITERATIONS));
}
// #endregion

// #region string
use std::hint::black_box;

// #kernel

// #include values

// #include time

fn main() {
    time("strings", 1, |_| string(&mut values(), ITERATIONS));
}
// #endregion

// #region boxes
struct Boxes {
    vector: Vec<Box<u64>>,
    partners: Vec<u32>,
    seed: u32,
}
// #endregion

// #region box
use std::hint::black_box;

// #kernel

// #include boxes

// #include time

fn main() {
    for count in [1_000, 10_000, 40_000] {
        time(&format!("{count} boxes"), 1, |_| {
            let mut it = Boxes { vector: Vec::new(), partners: (0..count).collect(), seed: 7 };
            boxes(&mut it, ITERATIONS)
        });
    }
}
// #endregion

// #region shuffled
use std::hint::black_box;

// #kernel

// #include boxes

// #include time

fn partners(count: u32) -> Vec<u32> {
    let mut x = 7_u32;
    let partner = |place| {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (x ^ (x >> 16)) % (place + 1)
    };
    (0..count).map(partner).collect()
}

fn main() {
    for count in [1_000, 10_000, 40_000] {
        time(&format!("{count} boxes, shuffled"), 1, |_| {
            let mut it = Boxes { vector: Vec::new(), partners: partners(count), seed: 7 };
            boxes(&mut it, ITERATIONS)
        });
    }
}
// #endregion

// #region arena
use bumpalo::Bump;
use std::hint::black_box;

struct Arena {
    bump: Bump,
    batch: u32,
    seed: u32,
}

// #kernel

// #include time

fn main() {
    time("an arena", 1, |_| {
        let mut it = Arena { bump: Bump::with_capacity(1_000_000), batch: 40_000, seed: 7 };
        in_arena(&mut it, ITERATIONS)
    });
}
// #endregion
