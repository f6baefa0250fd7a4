//! One call through dyn for a whole vector.

trait Shape {
    fn area(&self) -> u32;
}

struct Square(u32);
struct Rectangle(u32, u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Shape for Rectangle {
    fn area(&self) -> u32 {
        self.0 * self.1
    }
}

// #region batches
trait Batch {
    fn total(&self) -> u32;
}

/// Written once, compiled for each type of shape.
impl<S: Shape> Batch for Vec<S> {
    fn total(&self) -> u32 {
        self.iter().map(S::area).sum()
    }
}

fn total(batches: &[Box<dyn Batch>]) -> u32 {
    batches.iter().map(|batch| batch.total()).sum()
}
// #endregion

fn main() {
    let squares = vec![Square(3), Square(4)];
    let rectangles = vec![Rectangle(2, 5)];
    println!("{}", total(&[Box::new(squares), Box::new(rectangles)]));
}
