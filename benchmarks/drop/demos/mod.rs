//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod early;
mod order;
mod skipped;
mod unwinding;

pub const DEMOS: &[Demo] = &[
    demo("early", early::main),
    demo("order", order::main),
    demo("skipped", skipped::main),
    demo("unwinding", unwinding::main),
];
