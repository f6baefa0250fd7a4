//! Which cells rc/ref-cell adds to: a random place, so many from there on, another random place.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

/// With a flag each, of 8 bytes natively, they just fit into a first-level cache of 32 kB.
const CELLS: u32 = 2000;

/// Rows of neighbors, each at a random place.
#[derive(Clone, Copy)]
pub struct Rows {
    row: u32,
    x: u32,
    left: u32,
}

impl Rows {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    fn new(context: &Context) -> Self {
        Self { row: context.parameter("row"), x: context.seed, left: 0 }
    }

    /// So many cells in all; the last row may be shorter.
    pub fn of(self, cells: u32) -> Self {
        Self { left: cells, ..self }
    }
}

impl Iterator for Rows {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        if self.left == 0 {
            return None;
        }
        self.x = self.x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // The upper bits are the random ones.
        let start = ((self.x >> 16) * (CELLS - self.row + 1)) >> 16;
        let length = self.row.min(self.left);
        self.left -= length;
        Some(start as usize..(start + length) as usize)
    }
}

/// A place for a number that can be read when nobody has borrowed it.
pub trait Value {
    fn new() -> Self;
    fn value(&mut self) -> u32;
}
impl Value for u32 {
    fn new() -> Self {
        0
    }
    fn value(&mut self) -> u32 {
        *self
    }
}
impl Value for Cell<u32> {
    fn new() -> Self {
        Cell::new(0)
    }
    fn value(&mut self) -> u32 {
        *self.get_mut()
    }
}
impl Value for RefCell<u32> {
    fn new() -> Self {
        RefCell::new(0)
    }
    fn value(&mut self) -> u32 {
        *self.borrow()
    }
}

struct Cells<T, F> {
    cells: Box<[T]>,
    rows: Rows,
    add: F,
}

impl<T: Value, F: Fn(&mut [T], Rows) -> u32> Kernel for Cells<T, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.add)(&mut self.cells, self.rows.of(iterations))
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        let sum = self.cells.iter_mut().fold(0_u32, |sum, each| sum.wrapping_add(each.value()));
        expect("the sum of the cells", sum, mine)
    }
}

/// A cell for each number.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn cells<T: Value + 'static>(
    context: &Context,
    add: impl Fn(&mut [T], Rows) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let cells = (0..CELLS).map(|_| T::new()).collect();
    Box::new(Cells { cells, rows: Rows::new(context), add })
}

struct Whole<F> {
    cell: RefCell<Box<[u32]>>,
    rows: Rows,
    add: F,
}

impl<F: Fn(&RefCell<Box<[u32]>>, Rows) -> u32> Kernel for Whole<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.add)(&self.cell, self.rows.of(iterations))
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        let sum = self.cell.borrow().iter().fold(0_u32, |sum, &each| sum.wrapping_add(each));
        expect("the sum of the numbers", sum, mine)
    }
}

/// One cell for all numbers.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn whole(
    context: &Context,
    add: impl Fn(&RefCell<Box<[u32]>>, Rows) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let cell = RefCell::new(vec![0; CELLS as usize].into_boxed_slice());
    Box::new(Whole { cell, rows: Rows::new(context), add })
}
