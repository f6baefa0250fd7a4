//! Programs whose end is known: they test what runs them.

use crate::harness::{Demo, demo};

mod missing;
mod overflows;
mod panics;
mod returns;
mod stuck;
mod threads;

pub const DEMOS: &[Demo] = &[
    demo("missing", missing::main),
    demo("overflows", overflows::main),
    demo("panics", panics::main),
    demo("returns", returns::main),
    demo("stuck", stuck::main),
    demo("threads", threads::main),
];
