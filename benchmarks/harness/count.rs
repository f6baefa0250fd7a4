//! An allocator that counts. Only in builds that are never timed.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);
static FREES: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocated(bytes: usize) {
    ALLOCATIONS.fetch_add(1, Relaxed);
    BYTES.fetch_add(bytes as u64, Relaxed);
}

// SAFETY: everything is done by the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        allocated(layout.size());
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        allocated(layout.size());
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        FREES.fetch_add(1, Relaxed);
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.dealloc(block, layout) }
    }

    /// A block that grows is a new one: it may have to move.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        allocated(size);
        FREES.fetch_add(1, Relaxed);
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.realloc(block, layout, size) }
    }
}

/// Since the program began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    pub allocations: u64,
    pub bytes: u64,
    pub frees: u64,
}

/// What has been counted so far, by all threads.
pub fn counts() -> Counts {
    Counts { allocations: ALLOCATIONS.load(Relaxed), bytes: BYTES.load(Relaxed), frees: FREES.load(Relaxed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hint::black_box;
    use std::sync::Arc;

    /// Other tests allocate, too: the least of several counts is the work's own.
    fn allocations(work: impl Fn()) -> u64 {
        let once = || {
            let before = counts().allocations;
            work();
            counts().allocations - before
        };
        (0..100).map(|_| once()).min().unwrap()
    }

    #[test]
    fn a_clone_of_sixteen_strings_is_seventeen_allocations_and_one_of_an_arc_is_none() {
        let strings: Vec<String> = (0..16).map(|i| i.to_string()).collect();
        assert_eq!(allocations(|| drop(black_box(strings.clone()))), 17);
        let arc = Arc::new(strings);
        assert_eq!(allocations(|| drop(black_box(Arc::clone(&arc)))), 0);
    }
}
