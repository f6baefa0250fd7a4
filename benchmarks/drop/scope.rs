//! Something that must be left as often as it is entered: a lock, a transaction, an indentation.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hint::black_box;

use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

/// Says how many are inside.
#[derive(Default)]
pub struct Door(Cell<u32>);

impl Door {
    pub fn enter(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }

    pub fn leave(&self) {
        self.0.set(self.0.get().wrapping_sub(1));
    }
}

/// Who is inside: where TypeScript has a FinalizationRegistry.
pub type Register = RefCell<HashMap<u32, &'static str>>;

pub struct Visit {
    pub door: Door,
    pub register: Register,
    pub seed: u32,
    steps: u32,
    factor: u32,
    term: u32,
}

impl Visit {
    /// What is done inside: it looks how many are there, then takes its steps.
    pub fn work(&self, x: u32) -> u32 {
        // Without the black box, entering and leaving would cancel out.
        let mut x = x.wrapping_add(black_box(&self.door).0.get());
        for _ in 0..self.steps {
            x = x.wrapping_mul(self.factor).wrapping_add(self.term);
        }
        x
    }
}

struct Visiting<F> {
    visit: Visit,
    run: F,
}

impl<F: Fn(&mut Visit, u32) -> u32> Kernel for Visiting<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.visit, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        expect("the number of those inside", self.visit.door.0.get(), 0)?;
        expect("the number of those registered", self.visit.register.borrow().len() as u32, 0)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn door(context: &Context, run: impl Fn(&mut Visit, u32) -> u32 + 'static) -> Box<dyn Kernel> {
    // Constants that the compiler knew, it would multiply out for several steps at once.
    let (factor, term) = black_box((1_664_525, 1_013_904_223));
    let (steps, seed) = (context.parameter("work"), context.seed);
    let (door, register) = <(Door, Register)>::default();
    Box::new(Visiting { visit: Visit { door, register, seed, steps, factor, term }, run })
}
