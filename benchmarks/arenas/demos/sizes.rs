//! How large one node of each kind is, and what lies around it.
use std::rc::Rc;

#[allow(dead_code)]
mod kinds {
    use std::rc::Rc;

    // #region sizes
    /// `P` is what leads from one node to another.
    pub enum Expr<P> {
        Number(u32),
        Negate(P),
        Add(P, P),
        Subtract(P, P),
    }

    pub struct Boxed(Expr<Box<Boxed>>);
    pub struct Counted(Expr<Rc<Counted>>);
    pub struct Borrowed<'a>(Expr<&'a Borrowed<'a>>);
    pub struct Indexed(Expr<u32>);
    // #endregion
}
use kinds::{Borrowed, Boxed, Counted, Expr, Indexed};

/// Bytes from one block to the next, of blocks that a program asks for one after the other: the smallest distance of many.
fn apart<T>(make: impl Fn() -> T, address: impl Fn(&T) -> usize) -> usize {
    let all: Vec<T> = (0..1000).map(|_| make()).collect();
    all.windows(2).map(|pair| address(&pair[0]).abs_diff(address(&pair[1]))).min().unwrap_or(0)
}

fn number<P>() -> Expr<P> {
    Expr::Number(7)
}

pub fn main() {
    println!("bytes of a node with references: {}", size_of::<Borrowed>());
    println!("bytes of a node with indices: {}", size_of::<Indexed>());
    println!("bytes of a reference: {}", size_of::<&Borrowed>());
    let boxes = apart(|| Box::new(number::<Box<Boxed>>()), |node| (&raw const **node).addr());
    println!("bytes from one Box to the next: {boxes}");
    let counted = apart(|| Rc::new(number::<Rc<Counted>>()), |node| Rc::as_ptr(node).addr());
    println!("bytes from one Rc to the next: {counted}");
}
