//! The kernels of the book in Rust: what the page runs as WebAssembly, and what `npm run bench -- --native` runs.
#![cfg_attr(target_family = "wasm", feature(alloc_error_hook))]

#[macro_use]
#[path = "harness/mod.rs"]
pub mod harness;

harness::chapters! {
    arc "arc/kernel.rs",
    drop "drop/kernel.rs",
    false_sharing "false-sharing/kernel.rs",
    known_answers "known-answers/kernel.rs",
}
