//! Locks a mutex that it has locked.
use std::sync::Mutex;

pub fn main() {
    // #region stuck
    let mutex = Mutex::new(1);
    let first = mutex.lock().unwrap();
    println!("locked: once");
    let second = mutex.lock().unwrap();
    println!("locked: twice, {}", *first + *second);
    // #endregion
}
