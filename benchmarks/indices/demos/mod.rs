//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod entities;
mod forgets;
mod reuse;
mod sizes;
mod stale;

pub const DEMOS: &[Demo] = &[
    demo("entities", entities::main),
    demo("forgets", forgets::main),
    demo("reuse", reuse::main),
    demo("sizes", sizes::main),
    demo("stale", stale::main),
];
