//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod chunks;
#[path = "drop-order.rs"]
mod drop_order;
#[path = "no-destructor.rs"]
mod no_destructor;
mod parents;
mod sizes;

pub const DEMOS: &[Demo] = &[
    demo("chunks", chunks::main),
    demo("drop-order", drop_order::main),
    demo("no-destructor", no_destructor::main),
    demo("parents", parents::main),
    demo("sizes", sizes::main),
];
