//! The demos of the chapter.

use crate::harness::Demo;

pub const DEMOS: &[Demo] = &[];
