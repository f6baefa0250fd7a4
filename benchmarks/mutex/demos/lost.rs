//! Two threads read, then both write: one addition is lost. No unsafe, no data race, and a wrong sum.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region lost
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

pub fn main() {
    let count = AtomicU32::new(0);
    let both_have_read = Barrier::new(2);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let seen = count.load(Relaxed);
                both_have_read.wait(); // the moment between, made certain
                count.store(seen + 1, Relaxed);
            });
        }
    });
    println!("added: 2");
    println!("counted: {}", count.into_inner());
}
// #endregion
