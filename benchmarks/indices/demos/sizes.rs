//! A node with one link and a number of 32 bits, by what the link is.
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::rc::Weak;

use slotmap::DefaultKey;

// #region sizes
struct Node<Link> {
    _link: Link,
    _value: u32,
}
struct Place<'a>(#[expect(dead_code)] Node<Cell<Option<&'a Place<'a>>>>);
struct Counted(#[expect(dead_code)] Node<Weak<RefCell<Counted>>>);

/// Place and generation.
struct Index {
    _at: usize,
    _generation: u32,
}

/// A slot of a SlotMap: its version, beside the larger of the tenant and the number of the next free slot.
struct Slot<T> {
    _tenant: Tenant<T>,
    _version: u32,
}
union Tenant<T> {
    _value: ManuallyDrop<T>,
    _next_free: u32,
}
// #endregion

pub fn main() {
    // #region sizes
    let reference = size_of::<Place>();
    let usual = size_of::<Option<(u32, Node<Index>)>>();
    println!("bytes of a node, linked by reference: {reference}");
    println!("bytes of a node, linked by plain index: {}", size_of::<Node<u32>>());
    println!("bytes of a slot, generations in the usual layout: {usual}");
    println!("bytes of a slot, slotmap: {}", size_of::<Slot<Node<DefaultKey>>>());
    println!("bytes of a node, generations in columns: {}", 4 * size_of::<u32>());
    // Two counts stand before the RefCell.
    println!("bytes of a node, Rc and Weak: {}", 2 * size_of::<usize>() + size_of::<RefCell<Counted>>());
    println!("usual layout against reference: {}", usual as f64 / reference as f64);
    // #endregion
}
