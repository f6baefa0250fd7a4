//! A Weak does not keep the value, but it keeps the counts.
use std::sync::{Arc, Weak};

fn main() {
    // #region weak
    let page = Arc::new(String::from("cached"));
    let cached: Weak<String> = Arc::downgrade(&page);
    println!("{:?}", cached.upgrade());
    drop(page);
    println!("{:?}", cached.upgrade());
    // #endregion
}
