//! Everything but the kernels: what they promise, how they are found, and what calls them.

pub mod context;
pub mod contract;
#[cfg(feature = "count")]
pub mod count;
#[cfg(not(target_family = "wasm"))]
pub mod crew;
pub mod layout;
#[cfg(not(target_family = "wasm"))]
pub mod meeting;
#[cfg(target_family = "wasm")]
mod page;
pub mod panics;
pub mod registry;
#[cfg(not(target_family = "wasm"))]
mod warm_up;

pub use context::Context;
pub use contract::Kernel;
pub use registry::{Entry, entry};

pub(crate) use registry::chapters;
