//! Borrowed once, and once more.
use std::cell::RefCell;

pub fn main() {
    let cell = RefCell::new(5);
    // #region two-lines
    let next = *cell.borrow() + 1; // this borrow ends here
    *cell.borrow_mut() = next;
    println!("the end: {}", cell.borrow());
    // #endregion
}
