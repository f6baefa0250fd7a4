// A program for the Rust playground for each variant.

// #region rows
/// Rows of neighbors, each at a random place.
#[derive(Clone, Copy)]
struct Rows {
    row: u32,
    x: u32,
    left: u32,
}

impl Iterator for Rows {
    type Item = std::ops::Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        self.x = self.x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let start = ((self.x >> 16) * (2001 - self.row)) >> 16;
        let length = self.row.min(self.left);
        self.left -= length;
        Some(start as usize..(start + length) as usize)
    }
}
// #endregion

// #region mut
// #include rows

// #kernel

// #include time

fn main() {
    for row in [1, 8, 64, 1000] {
        let rows = Rows { row, x: 1, left: ITERATIONS };
        time(&format!("&mut, rows of {row}"), 1, |_| {
            let mut data = vec![0; 2000];
            add_mut(&mut data, rows)
        });
    }
}
// #endregion

// #region cell
use std::cell::Cell;

// #include rows

// #kernel

// #include time

fn main() {
    for row in [1, 8, 64, 1000] {
        let rows = Rows { row, x: 1, left: ITERATIONS };
        time(&format!("a Cell each, rows of {row}"), 1, |_| {
            let data = vec![Cell::new(0); 2000];
            add_cell(&data, rows)
        });
    }
}
// #endregion

// #region ref-cell
use std::cell::RefCell;

// #include rows

// #kernel

// #include time

fn main() {
    for row in [1, 8, 64, 1000] {
        let rows = Rows { row, x: 1, left: ITERATIONS };
        time(&format!("a RefCell each, rows of {row}"), 1, |_| {
            let data = vec![RefCell::new(0); 2000];
            add_ref_cell(&data, rows)
        });
    }
}
// #endregion

// #region try
use std::cell::RefCell;

// #include rows

// #kernel

// #include time

fn main() {
    for row in [1, 8, 64, 1000] {
        let rows = Rows { row, x: 1, left: ITERATIONS };
        time(&format!("try_borrow_mut, rows of {row}"), 1, |_| {
            let data = vec![RefCell::new(0); 2000];
            add_trying(&data, rows)
        });
    }
}
// #endregion

// #region outer
use std::cell::RefCell;

// #include rows

// #kernel

// #include time

fn main() {
    for row in [1, 8, 64, 1000] {
        let rows = Rows { row, x: 1, left: ITERATIONS };
        time(&format!("one RefCell around all, rows of {row}"), 1, |_| {
            let data = RefCell::new(vec![0; 2000].into_boxed_slice());
            add_to_borrowed(&data, rows)
        });
    }
}
// #endregion
