//! Threads that end, and one that panics.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
use std::sync::Mutex;
#[cfg(not(target_family = "wasm"))]
use std::thread;

pub fn main() {
    // #region threads
    let sum = Mutex::new(0);
    thread::scope(|scope| {
        for i in 1..=3 {
            let sum = &sum;
            scope.spawn(move || *sum.lock().unwrap() += i);
        }
    });
    println!("sum: {}", sum.into_inner().unwrap());
    for i in 1..=3 {
        let spawned = thread::spawn(move || println!("in thread: {i}"));
        spawned.join().unwrap();
        println!("joined: {i}");
    }
    let failed = thread::spawn(|| {
        if cfg!(panic = "unwind") {
            panic!("on purpose");
        }
    });
    println!("error: {}", failed.join().unwrap_err().downcast::<&str>().unwrap());
    // #endregion
}
