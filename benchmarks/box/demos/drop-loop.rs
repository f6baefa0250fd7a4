//! The same list with a destructor of its own.
use std::hint::black_box;
use std::iter::successors;

// #region drop-loop
struct Node {
    number: u32,
    next: Option<Box<Node>>,
}

struct List(Option<Box<Node>>);

impl Drop for List {
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(mut node) = next {
            next = node.next.take(); // the node goes alone
        }
    }
}

fn sum(first: &Option<Box<Node>>) -> u64 {
    let nodes = successors(first.as_deref(), |node| node.next.as_deref());
    nodes.map(|node| u64::from(node.number)).sum()
}

pub fn main() {
    let nodes = (0..1_000_000_u32).fold(None, |next, number| Some(Box::new(Node { number, next })));
    let list = black_box(List(nodes));
    println!("sum: {}", sum(&list.0));
    drop(list);
    println!("after the drop: still here");
}
// #endregion
