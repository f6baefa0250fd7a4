//! Many additions from many threads, under one lock.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region exact
use std::sync::Mutex;

pub fn main() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..10_000 {
                    *count.lock().unwrap() += 1;
                }
            });
        }
    });
    println!("counted: {}", count.into_inner().unwrap());
}
// #endregion
