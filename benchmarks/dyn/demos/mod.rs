//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod loggers;

pub const DEMOS: &[Demo] = &[demo("loggers", loggers::main)];
