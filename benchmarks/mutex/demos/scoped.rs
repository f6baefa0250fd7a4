//! Five threads count to five, and nobody owns the Mutex but the function.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region scoped
use std::sync::Mutex;

pub fn main() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(|| *count.lock().unwrap() += 1); // a borrow
        }
    }); // all five have ended here
    println!("counted: {}", count.into_inner().unwrap());
}
// #endregion
