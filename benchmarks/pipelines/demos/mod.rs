//! The demos of the chapter.

use crate::harness::{Demo, demo};

#[path = "back-pressure.rs"]
mod back_pressure;
#[path = "dead-stage.rs"]
mod dead_stage;
#[path = "same-buffer.rs"]
mod same_buffer;
mod sharing;

pub const DEMOS: &[Demo] = &[
    demo("back-pressure", back_pressure::main),
    demo("dead-stage", dead_stage::main),
    demo("same-buffer", same_buffer::main),
    demo("sharing", sharing::main),
];
