// A program for the Rust playground for each variant.

// #region placed
use std::hint::black_box;
use std::rc::Rc;

// #kernel

// #include time

fn main() {
    // Each thread makes its own Rc: it could not take another's.
    time("an Rc each, where the allocator put it", 2, |_| clone_and_drop_rc(&Rc::new(0_u32), ITERATIONS));
}
// #endregion

// #region padded
use std::hint::black_box;
use std::rc::Rc;

// #kernel

// #include time

#[repr(align(128))]
struct Padded;

fn main() {
    time("an Rc each, on its own line", 2, |_| clone_and_drop_rc(&Rc::new(Padded), ITERATIONS));
}
// #endregion
