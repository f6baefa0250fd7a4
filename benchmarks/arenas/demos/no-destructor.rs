//! A bump arena frees the memory of its values. It does not drop them.
use std::cell::Cell;
use std::rc::Rc;

use bumpalo::Bump;
use typed_arena::Arena;

// #region no-destructor
struct File<'c> {
    closed: &'c Cell<u32>,
    _path: Rc<str>,
}

impl Drop for File<'_> {
    fn drop(&mut self) {
        self.closed.set(self.closed.get() + 1);
    }
}
// #endregion

pub fn main() {
    // #region no-destructor
    let closed = Cell::new(0);
    let path: Rc<str> = Rc::from("/etc/hosts");
    let open = || File { closed: &closed, _path: Rc::clone(&path) };

    let arena = Arena::new();
    for _ in 0..3 {
        arena.alloc(open());
    }
    drop(arena);
    println!("closed by a typed arena: {}", closed.take());
    println!("owners of the path: {}", Rc::strong_count(&path));

    let bump = Bump::new();
    for _ in 0..3 {
        bump.alloc(open());
    }
    drop(bump);
    println!("closed by a bump arena: {}", closed.take());
    println!("owners of the path, three of them gone: {}", Rc::strong_count(&path));
    // #endregion
}
