//! When the values of a typed arena are dropped, and in which order.
use std::cell::RefCell;
use typed_arena::Arena;

// #region drop-order
struct Page<'l> {
    number: u32,
    log: &'l RefCell<Vec<String>>,
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        self.log.borrow_mut().push(self.number.to_string());
    }
}
// #endregion

pub fn main() {
    // #region drop-order
    let log = RefCell::default();
    let arena = Arena::with_capacity(2); // chunks of 2, then 4, then 8
    for number in 1..=8 {
        // The reference that alloc returns is not kept: nobody needs page 1 now.
        arena.alloc(Page { number, log: &log });
    }
    println!("dropped while the arena lives: {}", log.borrow().len());
    drop(arena);
    println!("dropped with the arena: {}", log.borrow().len());
    println!("in this order: {}", log.borrow().join(" "));
    // #endregion
}
