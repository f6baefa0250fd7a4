// A program for the Rust playground for each variant.

// #region door
/// Says how many are inside.
#[derive(Default)]
struct Door(Cell<u32>);

impl Door {
    fn enter(&self) {
        self.0.set(self.0.get() + 1);
    }

    fn leave(&self) {
        self.0.set(self.0.get() - 1);
    }
}

#[derive(Default)]
struct Visit {
    door: Door,
    register: Register,
    seed: u32,
    steps: u32,
}

impl Visit {
    fn work(&self, x: u32) -> u32 {
        let mut x = x.wrapping_add(black_box(&self.door).0.get());
        for _ in 0..self.steps {
            x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        }
        x
    }
}
// #endregion

// #region by-hand
#![allow(dead_code)]
use std::cell::Cell;
use std::hint::black_box;

type Register = ();

// #include door

// #kernel

// #include time

fn main() {
    time("by hand", 1, |_| by_hand(&mut Visit::default(), ITERATIONS));
}
// #endregion

// #region guard
#![allow(dead_code)]
use std::cell::Cell;
use std::hint::black_box;

type Register = ();

// #include door

// #kernel

// #include time

fn main() {
    time("guard", 1, |_| guard(&mut Visit::default(), ITERATIONS));
}
// #endregion

// #region finally
#![allow(dead_code)]
use std::cell::Cell;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

type Register = ();

// #include door

// #kernel

// #include time

fn main() {
    time("try and finally", 1, |_| with_finally(&mut Visit::default(), ITERATIONS));
}
// #endregion

// #region registered
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hint::black_box;

type Register = RefCell<HashMap<u32, &'static str>>;

// #include door

// #kernel

// #include time

fn main() {
    time("guard with a safety net", 1, |_| registered(&mut Visit::default(), ITERATIONS));
}
// #endregion
