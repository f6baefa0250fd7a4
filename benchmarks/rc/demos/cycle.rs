//! Two nodes that lead to each other: who is dropped?
use std::cell::RefCell;
use std::rc::{Rc, Weak};

thread_local! {
    static LOG: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

// #region cycle
struct Node {
    name: &'static str,
    next: RefCell<Option<Rc<Node>>>,
    back: RefCell<Weak<Node>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        LOG.with_borrow_mut(|log| log.push(self.name));
    }
}
// #endregion

fn node(name: &'static str) -> Rc<Node> {
    Rc::new(Node { name, next: RefCell::default(), back: RefCell::default() })
}

/// What has been dropped since the last call.
fn dropped() -> String {
    let log = LOG.take();
    if log.is_empty() { "nobody".to_owned() } else { log.join(", ") }
}

pub fn main() {
    // #region cycle
    let (a, b) = (node("a"), node("b"));
    *a.next.borrow_mut() = Some(Rc::clone(&b));
    drop((a, b));
    println!("dropped, a leads to b: {}", dropped());

    let (a, b) = (node("a"), node("b"));
    *a.next.borrow_mut() = Some(Rc::clone(&b));
    *b.next.borrow_mut() = Some(Rc::clone(&a));
    let probe = Rc::downgrade(&a);
    drop((a, b));
    println!("dropped, and b to a: {}", dropped());
    println!("owners of a, which nobody can reach: {}", probe.strong_count());

    let (a, b) = (node("a"), node("b"));
    *a.next.borrow_mut() = Some(Rc::clone(&b));
    *b.back.borrow_mut() = Rc::downgrade(&a);
    println!("b finds its way back to: {}", b.back.borrow().upgrade().unwrap().name);
    drop((a, b));
    println!("dropped, back by a Weak: {}", dropped());
    // #endregion
}
