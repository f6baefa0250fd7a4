//! A second reader, while the first is still there.

// #region readers
use std::cell::RefCell;
use std::sync::{Mutex, RwLock};

fn answer(let_in: bool) -> &'static str {
    if let_in { "let in" } else { "kept out" }
}

pub fn main() {
    let (cell, lock, mutex) = (RefCell::new(5), RwLock::new(5), Mutex::new(5));

    let _first = cell.borrow();
    println!("RefCell, a second reader: {}", answer(cell.try_borrow().is_ok()));

    let _first = lock.read().unwrap();
    println!("RwLock, a second reader: {}", answer(lock.try_read().is_ok()));

    let _first = mutex.lock().unwrap();
    println!("Mutex, a second reader: {}", answer(mutex.try_lock().is_ok()));
}
// #endregion
