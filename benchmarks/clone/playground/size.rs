// A program for the Rust playground for each variant.

// #region clone
use std::hint::black_box;

// #kernel

// #include operations

fn main() {
    for bytes in [1_000, 65_536, 65_600, 1_000_064] {
        let data = vec![7; bytes];
        time_operations(&format!("clone and drop, bytes: {bytes}"), 1, 3000, |n| clone_observed(&data, n));
    }
}
// #endregion

// #region unobserved
use std::hint::black_box;

// #kernel

// #include operations

fn main() {
    for bytes in [1_000, 65_536, 65_600, 1_000_064] {
        let data = vec![7; bytes];
        let what = format!("clone, only its length is used, bytes: {bytes}");
        time_operations(&what, 1, 3000, |n| clone_unobserved(&data, n));
    }
}
// #endregion

// #region borrow
use std::hint::black_box;

// #kernel

// #include operations

fn main() {
    for bytes in [1_000, 65_536, 65_600, 1_000_064] {
        let data = vec![7; bytes];
        time_operations(&format!("borrow, bytes: {bytes}"), 1, 3000, |n| borrow(&data, n));
    }
}
// #endregion
