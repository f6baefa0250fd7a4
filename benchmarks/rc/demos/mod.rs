//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod borrowed;
mod counts;
mod cycle;
mod sizes;
mod total;
#[path = "two-lines.rs"]
mod two_lines;
mod writing;

pub const DEMOS: &[Demo] = &[
    demo("borrowed", borrowed::main),
    demo("counts", counts::main),
    demo("cycle", cycle::main),
    demo("sizes", sizes::main),
    demo("total", total::main),
    demo("two-lines", two_lines::main),
    demo("writing", writing::main),
];
