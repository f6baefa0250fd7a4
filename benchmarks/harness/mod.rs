//! Everything but the kernels: what they promise, how they are found, and what calls them.

#[macro_use]
mod print;

pub mod context;
pub mod contract;
#[cfg(feature = "count")]
pub mod count;
#[cfg(not(target_family = "wasm"))]
pub mod crew;
pub mod demo;
#[cfg(all(target_family = "wasm", feature = "demos"))]
pub mod demo_page;
#[cfg(not(target_family = "wasm"))]
pub mod demo_program;
pub mod layout;
#[cfg(not(target_family = "wasm"))]
pub mod meeting;
#[cfg(all(target_family = "wasm", not(feature = "demos")))]
mod page;
pub mod panics;
pub mod registry;
#[cfg(any(target_family = "wasm", test))]
pub mod thread;
#[cfg(not(target_family = "wasm"))]
mod warm_up;

pub use context::Context;
pub use contract::Kernel;
pub use demo::{Demo, demo};
pub use registry::{Entry, entry};

pub(crate) use registry::chapters;
