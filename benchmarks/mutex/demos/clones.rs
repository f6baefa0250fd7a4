//! Two threads clone and drop one Arc, and keep some of the clones.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
#[cfg(not(target_family = "wasm"))]
use std::thread;

// #region clones
use std::sync::Arc;

pub fn main() {
    let value = Arc::new("shared");
    let threads = [(); 2].map(|()| {
        let value = Arc::clone(&value);
        thread::spawn(move || {
            let mut kept = Vec::new();
            for turn in 0..100_000 {
                let clone = Arc::clone(&value);
                if turn % 100 == 0 {
                    kept.push(clone);
                } // the others are dropped here
            }
            kept
        })
    });
    let kept = threads.map(|thread| thread.join().unwrap());
    println!("owners: {}", Arc::strong_count(&value));
    drop(kept);
    println!("owners, kept ones dropped: {}", Arc::strong_count(&value));
}
// #endregion
