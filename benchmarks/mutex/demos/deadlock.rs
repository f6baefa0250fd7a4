//! Two threads, two locks, in opposite order.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region deadlock
use std::sync::{Barrier, Mutex};

pub fn main() {
    let (left, right) = (Mutex::new(10), Mutex::new(20));
    let both_hold_one = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            let from = left.lock().unwrap();
            println!("first thread: holds left, wants right");
            both_hold_one.wait(); // the bad moment, made certain
            let to = right.lock().unwrap();
            println!("first thread, sum: {}", *from + *to);
        });
        scope.spawn(|| {
            let from = right.lock().unwrap();
            both_hold_one.wait();
            println!("second thread: holds right, wants left");
            let to = left.lock().unwrap();
            println!("second thread, sum: {}", *from + *to);
        });
    });
    println!("done: yes");
}
// #endregion
