//! The demos of the chapter.

use crate::harness::{Demo, demo};

#[path = "drop-list.rs"]
mod drop_list;
#[path = "drop-loop.rs"]
mod drop_loop;
mod owner;
mod sizes;
#[path = "where.rs"]
mod whereabouts;

pub const DEMOS: &[Demo] = &[
    demo("drop-list", drop_list::main),
    demo("drop-loop", drop_loop::main),
    demo("owner", owner::main),
    demo("sizes", sizes::main),
    demo("where", whereabouts::main),
];
