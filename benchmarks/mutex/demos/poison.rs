//! A thread panics while it holds the lock.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region poison
use std::sync::{Arc, Mutex, PoisonError};

pub fn main() {
    let pair = Arc::new(Mutex::new((1, 1))); // always equal, unless somebody is at work
    let failing = Arc::clone(&pair);
    let thread = thread::spawn(move || {
        let mut pair = failing.lock().unwrap();
        pair.0 += 1;
        panic!("between the two halves");
    });
    println!("the thread panicked: {}", thread.join().is_err());
    println!("poisoned: {}", pair.is_poisoned());
    println!("lock() is an error: {}", pair.lock().is_err());

    // Whoever knows what to do may go in all the same.
    let mut value = pair.lock().unwrap_or_else(PoisonError::into_inner);
    println!("found: {:?}", *value);
    value.1 = value.0;
    drop(value);
    pair.clear_poison();
    println!("repaired: {:?}", *pair.lock().unwrap());
}
// #endregion
