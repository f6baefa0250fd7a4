//! The kernels of the book in Rust: what the page runs as WebAssembly, and what `npm run bench -- --native` runs.
#![cfg_attr(target_family = "wasm", feature(alloc_error_hook, optimize_attribute))]

#[macro_use]
#[path = "harness/mod.rs"]
pub mod harness;

harness::chapters! {
    arc "arc/kernel.rs",
    arenas "arenas/kernel.rs",
    boxed "box/kernel.rs",
    clone "clone/kernel.rs",
    drop "drop/kernel.rs",
    dyn_types "dyn/kernel.rs",
    false_sharing "false-sharing/kernel.rs",
    indices "indices/kernel.rs",
    known_answers "known-answers/kernel.rs",
    lifetimes "lifetimes/kernel.rs",
    mutex "mutex/kernel.rs",
    pipelines "pipelines/kernel.rs",
    rc "rc/kernel.rs",
}
