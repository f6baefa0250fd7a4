// A program for the Rust playground for each variant.

// #region reference
use std::hint::black_box;

// #kernel

// #include time

fn main() {
    time("a reference to 8 bytes", 1, |_| pass_reference(&mut [7; 2], ITERATIONS));
    time("a reference to 100 kB", 1, |_| pass_reference(&mut [7; 25_000], ITERATIONS));
}
// #endregion

// #region pointer
use std::hint::black_box;

// #kernel

// #include time

fn main() {
    time("a pointer to 8 bytes", 1, |_| pass_pointer(&mut [7; 2], ITERATIONS));
    time("a pointer to 100 kB", 1, |_| pass_pointer(&mut [7; 25_000], ITERATIONS));
}
// #endregion
