//! The demos of the chapter.

use crate::harness::{Demo, demo};

mod clones;
mod deadlock;
mod exact;
mod five;
mod lost;
mod ordered;
mod overflow;
mod poison;
mod readers;
mod relock;
mod scope;
mod scoped;

pub const DEMOS: &[Demo] = &[
    demo("clones", clones::main),
    demo("deadlock", deadlock::main),
    demo("exact", exact::main),
    demo("five", five::main),
    demo("lost", lost::main),
    demo("ordered", ordered::main),
    demo("overflow", overflow::main),
    demo("poison", poison::main),
    demo("readers", readers::main),
    demo("relock", relock::main),
    demo("scope", scope::main),
    demo("scoped", scoped::main),
];
