//! Calls itself until the stack is full.
use std::hint::black_box;

// #region overflows
fn deeper(depth: u64) -> u64 {
    let here = black_box([depth; 8]);
    if depth == u64::MAX { 0 } else { deeper(depth + 1) + here[7] }
}

pub fn main() {
    println!("before: printed");
    println!("after: {}", deeper(0));
}
// #endregion
