// A program for the Rust playground for each variant.

// #region values
const VALUES: usize = 64;

/// A plain value, and a word of it for the checksum.
trait Value: Copy {
    fn word(&self) -> u32;
}

impl Value for bool {
    fn word(&self) -> u32 {
        u32::from(*self)
    }
}

impl Value for u32 {
    fn word(&self) -> u32 {
        *self
    }
}

impl<const N: usize> Value for [u32; N] {
    fn word(&self) -> u32 {
        self[N - 1]
    }
}

trait OnValues {
    fn run<T: Value>(values: &[T; VALUES], iterations: u32) -> u32;
}
// #endregion

// #region string
use std::hint::black_box;

const VALUES: usize = 64;

// #kernel

// #include operations

fn main() {
    for length in [0, 1, 200] {
        let strings = std::array::from_fn(|_| "a".repeat(length));
        let what = format!("clone of a String, bytes: {length}");
        time_operations(&what, 1, 10_000_000, |n| clone_strings(&strings, n));
    }
}
// #endregion

// #region clone
use std::hint::black_box;

// #include values

// #kernel

// #include operations

fn main() {
    const N: u32 = 10_000_000;
    time_operations("clone of a bool", 1, N, |n| Clones::run(&[true; VALUES], n));
    time_operations("clone of a u32", 1, N, |n| Clones::run(&[7; VALUES], n));
    time_operations("clone of 200 bytes", 1, N, |n| Clones::run(&[[7; 50]; VALUES], n));
}
// #endregion

// #region copy
use std::hint::black_box;

// #include values

// #kernel

// #include operations

fn main() {
    const N: u32 = 10_000_000;
    time_operations("copy of a bool", 1, N, |n| Copies::run(&[true; VALUES], n));
    time_operations("copy of a u32", 1, N, |n| Copies::run(&[7; VALUES], n));
    time_operations("copy of 200 bytes", 1, N, |n| Copies::run(&[[7; 50]; VALUES], n));
}
// #endregion
