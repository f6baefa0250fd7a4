//! A tree whose nodes know their parent: references in both directions, and no count anywhere.
use std::cell::{Cell, RefCell};
use typed_arena::Arena;

// #region parents
struct Node<'a> {
    name: &'static str,
    parent: Cell<Option<&'a Node<'a>>>,
    children: RefCell<Vec<&'a Node<'a>>>,
}

fn node<'a>(arena: &'a Arena<Node<'a>>, name: &'static str) -> &'a Node<'a> {
    arena.alloc(Node { name, parent: Cell::new(None), children: RefCell::default() })
}

/// Both are shared references: the cells are what may still change.
fn link<'a>(parent: &'a Node<'a>, child: &'a Node<'a>) {
    child.parent.set(Some(parent));
    parent.children.borrow_mut().push(child);
}
// #endregion

/// The names from a node up to the root.
fn path(node: &Node) -> String {
    match node.parent.get() {
        Some(parent) => format!("{} in {}", node.name, path(parent)),
        None => node.name.to_owned(),
    }
}

pub fn main() {
    // #region parents
    let arena = Arena::new();
    let (house, room, chair) = (node(&arena, "house"), node(&arena, "room"), node(&arena, "chair"));
    link(house, room);
    link(room, chair);
    println!("path: {}", path(chair));
    let up_and_down = room.parent.get().unwrap().children.borrow()[0];
    println!("up and down again: {}", up_and_down.name);
    println!("the same node: {}", std::ptr::eq(up_and_down, room));
    link(chair, chair); // a node may even be its own child
    println!("its own parent: {}", std::ptr::eq(chair.parent.get().unwrap(), chair));
    // #endregion
    println!("nodes in the arena: {}", arena.len());
}
