//! A lock whose waiters never sleep. Programs should take a Mutex instead: a spinning thread may keep off its core the very
//! thread that holds the lock.

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};

use super::layout::Count;

#[derive(Default)]
pub struct SpinLock {
    taken: AtomicBool,
    count: UnsafeCell<u32>,
}

// SAFETY: the count is touched only between `taken` being set, by one thread at a time, and being cleared.
unsafe impl Sync for SpinLock {}

impl SpinLock {
    /// Calls `body` with the lock held. A panic in `body` leaves it held.
    pub fn with<R>(&self, body: impl FnOnce(&mut u32) -> R) -> R {
        // Look before writing: waiting threads then share the line instead of tearing it from the holder.
        while self.taken.swap(true, Acquire) {
            while self.taken.load(Relaxed) {
                spin_loop();
            }
        }
        // SAFETY: the lock is held, so no other reference to the count exists.
        let result = body(unsafe { &mut *self.count.get() });
        self.taken.store(false, Release);
        result
    }
}

impl Count for SpinLock {
    fn count(&self) -> u32 {
        self.with(|count| *count)
    }
}
