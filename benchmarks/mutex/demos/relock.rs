//! One thread locks one Mutex twice.

// #region relock
use std::sync::Mutex;

pub fn main() {
    let count = Mutex::new(0);
    let _first = count.lock().unwrap();
    println!("first lock: taken");
    println!("try_lock: {}", if count.try_lock().is_ok() { "taken" } else { "refused" });
    let _second = count.lock().unwrap(); // waits for `_first`, which waits for the end of main
    println!("second lock: taken");
}
// #endregion
