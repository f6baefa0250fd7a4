//! An Rc of each thread's own, from one allocator for all: all but the timed loop.

use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::layout::{Checksum, checksum};
use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

/// Rcs that the first thread makes before it drops every other one, and that a later thread looks through.
const CROWD: usize = 64;

/// On a line of its own, and so are the counts before it.
#[repr(align(128))]
#[derive(Default)]
pub struct Padded;

struct Own<T, F> {
    rc: Rc<T>,
    /// What else this thread made stays, so that the allocator does not hand it out again.
    _others: Vec<Rc<T>>,
    clone_and_drop: F,
    checksum: Checksum,
}

/// Each thread's Rc lies as near to the first thread's as the allocator happens to put one.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn placed<T: Default + 'static>(
    context: &Context,
    clone_and_drop: impl Fn(&Rc<T>, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let beside = context.share(|| AtomicUsize::new(0));
    let mut made: Vec<Rc<T>> = (0..CROWD).map(|_| Rc::default()).collect();
    // Where the counts are: before the value.
    let address = |rc: &Rc<T>| Rc::as_ptr(rc) as usize - (2 * size_of::<usize>()).next_multiple_of(align_of::<T>());
    let rc = if context.thread == 0 {
        let mine = Rc::clone(&made[CROWD / 2 + 1]);
        let mut index = 0;
        made.retain(|_| {
            index += 1;
            index % 2 == 0
        });
        beside.store(address(&mine), Ordering::Release);
        mine
    } else {
        let first = beside.load(Ordering::Acquire);
        // On the first thread's line if the allocator put one there, else as near as it did.
        let distance = |rc: &&Rc<T>| (address(rc) / 64 != first / 64, address(rc).abs_diff(first));
        Rc::clone(made.iter().min_by_key(distance).expect("there are some"))
    };
    Box::new(Own { rc, _others: made, clone_and_drop, checksum: checksum(context) })
}

impl<T, F: Fn(&Rc<T>, u32) -> u32> Kernel for Own<T, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        self.checksum.of((self.clone_and_drop)(&self.rc, iterations))
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        // One among those that were made, and this one.
        expect("the strong count", Rc::strong_count(&self.rc) as u32, 2)
    }
}
