//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod pinned;
mod ranges;
mod view;

pub const DEMOS: &[Demo] =
    &[demo("pinned", pinned::main), demo("ranges", ranges::main), demo("view", view::main)];
