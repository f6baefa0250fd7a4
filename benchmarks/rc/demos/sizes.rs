//! Bytes, as the compiler lays them out and as the allocator hands them out.
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Mutex;

// #region sizes
/// As alloc/rc.rs has it: what an Rc leads to.
#[allow(dead_code)]
#[repr(C)]
struct RcInner<T> {
    strong: usize,
    weak: usize,
    value: T,
}

type Point = [u32; 4];

/// Bytes from the start of one block to the start of its next neighbor.
fn apart() -> usize {
    let points: Vec<_> = (0..64).map(|_| Rc::new(RefCell::new(Point::default()))).collect();
    let starts = points.iter().map(|each| Rc::as_ptr(each).addr());
    let mut starts: Vec<usize> = starts.collect();
    starts.sort();
    starts.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap()
}

pub fn main() {
    println!("Cell<i32>: {}", size_of::<Cell<i32>>());
    println!("RefCell<i32>: {}", size_of::<RefCell<i32>>());
    println!("Mutex<i32>: {}", size_of::<Mutex<i32>>());
    println!("Rc<RefCell<i32>>, the handle: {}", size_of::<Rc<RefCell<i32>>>());
    println!("a point: {}", size_of::<Point>());
    println!("the block of an Rc<RefCell<Point>>: {}", size_of::<RcInner<RefCell<Point>>>());
    println!("what it takes of the heap: {}", apart());
}
// #endregion
