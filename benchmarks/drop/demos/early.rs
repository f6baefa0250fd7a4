//! A borrow that ends before its scope does.
use std::cell::RefCell;

pub fn main() {
    // #region early
    let page = RefCell::new(String::from("draft"));
    let mut guard = page.borrow_mut();
    guard.push('!');
    println!("while the guard lives: {}", if page.try_borrow().is_ok() { "free" } else { "taken" });
    drop(guard); // moved into a function that does nothing else
    println!("after drop(guard): {}", if page.try_borrow().is_ok() { "free" } else { "taken" });
    println!("text: {}", page.borrow());
    // #endregion
}
