//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod count;
#[path = "eight-threads.rs"]
mod eight_threads;
mod layout;

pub const DEMOS: &[Demo] = &[
    demo("count", count::main),
    demo("eight-threads", eight_threads::main),
    demo("layout", layout::main),
];
