//! Which values are dropped by the end of their scope, and which never are.
use std::cell::{Cell, RefCell};
use std::panic::AssertUnwindSafe;
use std::rc::Rc;

// #region skipped
/// Counts how often it is dropped.
struct Counts<'c>(&'c Cell<u32>);

impl Drop for Counts<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

fn scoped(drops: &'static Cell<u32>) {
    let _it = Counts(drops);
}

fn unwound(drops: &'static Cell<u32>) {
    let _caught = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let _it = Counts(drops);
        std::panic::resume_unwind(Box::new("quietly"));
    }));
}

fn forgotten(drops: &'static Cell<u32>) {
    std::mem::forget(Counts(drops));
}

fn leaked(drops: &'static Cell<u32>) {
    let _for_ever: &'static mut Counts = Box::leak(Box::new(Counts(drops)));
}

struct Node {
    _counts: Counts<'static>,
    other: RefCell<Option<Rc<Node>>>,
}

/// Each keeps the other.
fn in_a_cycle(drops: &'static Cell<u32>) {
    let node = |other| Rc::new(Node { _counts: Counts(drops), other: RefCell::new(other) });
    let first = node(None);
    let second = node(Some(Rc::clone(&first)));
    *first.other.borrow_mut() = Some(second);
}
// #endregion

type Scene = fn(&'static Cell<u32>);

pub fn main() {
    let scenes: [(&str, Scene); 5] = [
        ("at the end of a scope", scoped),
        ("unwound by a panic", unwound),
        ("forgotten", forgotten),
        ("leaked", leaked),
        ("in a cycle of Rc", in_a_cycle),
    ];
    for (name, scene) in scenes {
        let drops = Box::leak(Box::default());
        scene(drops);
        println!("{name}: {}", drops.get());
    }
}
