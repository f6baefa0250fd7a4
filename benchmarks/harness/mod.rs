//! Everything but the kernels: what they promise, how they are found, and what calls them.

pub mod context;
pub mod contract;
pub mod layout;
#[cfg(target_family = "wasm")]
mod page;
pub mod registry;

pub use context::Context;
pub use contract::Kernel;
pub use registry::{Entry, entry};

pub(crate) use registry::chapters;
