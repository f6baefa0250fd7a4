//! The count as owners come and go.
use std::rc::Rc;

pub fn main() {
    // #region counts
    let a = Rc::new(String::from("shared"));
    println!("owners at first: {}", Rc::strong_count(&a));
    let b = Rc::clone(&a);
    let c = Rc::clone(&b);
    println!("owners with two clones: {}", Rc::strong_count(&a));
    println!("one text: {}", Rc::ptr_eq(&a, &c));
    {
        let _d = Rc::clone(&c);
        println!("owners inside a block: {}", Rc::strong_count(&a));
    }
    println!("owners after it: {}", Rc::strong_count(&a));
    let weak = Rc::downgrade(&a);
    println!("owners beside a Weak: {}", Rc::strong_count(&a));
    drop(a);
    drop(b);
    println!("owners at last: {}", weak.strong_count());
    println!("what the Weak finds: {:?}", weak.upgrade());
    drop(c);
    println!("owners when all are gone: {}", weak.strong_count());
    println!("what it finds then: {:?}", weak.upgrade());
    // #endregion
}
