//! The programs of this chapter. Those that ask the system are not in the page.

use crate::harness::{Demo, demo};

mod blocks;
#[cfg(not(target_family = "wasm"))]
mod faults;
#[cfg(not(target_family = "wasm"))]
mod mmap;

pub const DEMOS: &[Demo] = &[
    demo("blocks", blocks::main),
    #[cfg(not(target_family = "wasm"))]
    demo("faults", faults::main),
    #[cfg(not(target_family = "wasm"))]
    demo("mmap", mmap::main),
];
