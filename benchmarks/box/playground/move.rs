// A program for the Rust playground for each variant.

// #region value
use std::hint::black_box;

// #kernel

// #include time

fn main() {
    time("the value, 64 bytes", 1, |_| pass_value(&mut [7; 16], ITERATIONS));
    time("the value, 1000 bytes", 1, |_| pass_value(&mut [7; 250], ITERATIONS));
}
// #endregion

// #region box
use std::hint::black_box;

// #kernel

// #include time

fn main() {
    time("a Box of 64 bytes", 1, |_| pass_box(Box::new([7; 16]), ITERATIONS));
    time("a Box of 1000 bytes", 1, |_| pass_box(Box::new([7; 250]), ITERATIONS));
}
// #endregion

// #region vec
use std::hint::black_box;

// #kernel

// #include time

fn main() {
    for words in [16, 250] {
        time(&format!("a Vec of {} bytes", words * 4), 1, |_| pass_vec(vec![7; words], ITERATIONS));
    }
}
// #endregion

// #region borrow
use std::hint::black_box;

// #kernel

// #include time

fn main() {
    time("a borrow of 64 bytes", 1, |_| pass_borrow(&mut [7; 16], ITERATIONS));
    time("a borrow of 1000 bytes", 1, |_| pass_borrow(&mut [7; 250], ITERATIONS));
}
// #endregion
