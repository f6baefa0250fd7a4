//! Borrowed twice.
use std::cell::RefCell;

fn answer<T, E: ToString>(guard: Result<T, E>) -> String {
    match guard {
        Ok(_) => "let in".to_owned(),
        Err(error) => error.to_string(),
    }
}

pub fn main() {
    // #region borrowed
    let cell = RefCell::new(5);
    let reader = cell.borrow();
    println!("another reader: {}", answer(cell.try_borrow()));
    println!("a writer beside a reader: {}", answer(cell.try_borrow_mut()));
    drop(reader);
    println!("a writer, later: {}", answer(cell.try_borrow_mut()));
    // The borrow on the right is given back at the semicolon.
    *cell.borrow_mut() = *cell.borrow() + 1;
    println!("the end: {}", cell.borrow());
    // #endregion
}
