//! The programs of this chapter.

use crate::harness::{Demo, demo};

mod blocks;
mod faults;
mod mmap;

pub const DEMOS: &[Demo] =
    &[demo("blocks", blocks::main), demo("faults", faults::main), demo("mmap", mmap::main)];
