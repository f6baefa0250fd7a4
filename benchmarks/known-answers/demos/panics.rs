//! A panic, after something was printed.
use std::cell::RefCell;

pub fn main() {
    // #region panics
    struct Farewell;
    impl Drop for Farewell {
        fn drop(&mut self) {
            println!("farewell: printed while unwinding");
        }
    }
    let _farewell = Farewell;
    let cell = RefCell::new(1);
    let _first = cell.borrow_mut();
    println!("borrowed: once");
    let _second = cell.borrow_mut();
    println!("borrowed: twice");
    // #endregion
}
