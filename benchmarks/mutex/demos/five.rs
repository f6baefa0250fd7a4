//! Five threads count to five.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region five
use std::sync::{Arc, Mutex};

pub fn main() {
    let count = Arc::new(Mutex::new(0));
    let threads: Vec<_> = (0..5)
        .map(|_| {
            let count = Arc::clone(&count); // an owner for each thread
            thread::spawn(move || *count.lock().unwrap() += 1)
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("counted: {}", count.lock().unwrap());
}
// #endregion
