//! A long list of boxes, dropped as the compiler does it.
use std::hint::black_box;
use std::iter::successors;

// #region drop-list
struct Node {
    number: u32,
    next: Option<Box<Node>>,
}

fn list(length: u32) -> Option<Box<Node>> {
    (0..length).fold(None, |next, number| Some(Box::new(Node { number, next })))
}

fn sum(first: &Option<Box<Node>>) -> u64 {
    let nodes = successors(first.as_deref(), |node| node.next.as_deref());
    nodes.map(|node| u64::from(node.number)).sum()
}

pub fn main() {
    let list = black_box(list(1_000_000));
    println!("sum: {}", sum(&list));
    drop(list);
    println!("after the drop: still here");
}
// #endregion
