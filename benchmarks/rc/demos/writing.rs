//! When may the owner of a share write?
use std::rc::Rc;

fn answer<T>(way: Option<T>) -> &'static str {
    if way.is_some() { "allowed" } else { "refused" }
}

pub fn main() {
    // #region writing
    let mut a = Rc::new(vec![1]);
    println!("get_mut with one owner: {}", answer(Rc::get_mut(&mut a)));
    let b = Rc::clone(&a);
    println!("get_mut with two owners: {}", answer(Rc::get_mut(&mut a)));
    Rc::make_mut(&mut a).push(2); // shared, so a moves to a copy
    println!("a after make_mut: {a:?}");
    println!("b after it: {b:?}");
    let before = Rc::as_ptr(&a);
    Rc::make_mut(&mut a).push(3); // nobody shares the copy
    println!("a after another: {a:?}");
    println!("copied again: {}", Rc::as_ptr(&a) != before);
    // #endregion
}
