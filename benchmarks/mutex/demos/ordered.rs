//! The same two threads and locks; both take left first.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region ordered
use std::sync::Mutex;

pub fn main() {
    let (left, right) = (Mutex::new(10), Mutex::new(20));
    // Whoever needs both takes them in this order, whichever way the money goes.
    let transfer = |amount: i32| {
        let mut left = left.lock().unwrap();
        let mut right = right.lock().unwrap();
        *left -= amount;
        *right += amount;
    };
    thread::scope(|scope| {
        scope.spawn(|| (0..10_000).for_each(|_| transfer(2)));
        scope.spawn(|| (0..10_000).for_each(|_| transfer(-2)));
    });
    println!("left: {}", left.lock().unwrap());
    println!("right: {}", right.lock().unwrap());
}
// #endregion
