//! Two owners add to one number.
use std::cell::RefCell;
use std::rc::Rc;

pub fn main() {
    // #region total
    let total = Rc::new(RefCell::new(0));
    let one = Rc::clone(&total);
    let other = Rc::clone(&total);
    *one.borrow_mut() += 1;
    *other.borrow_mut() += 5;
    println!("total: {}", total.borrow());
    // #endregion
}
