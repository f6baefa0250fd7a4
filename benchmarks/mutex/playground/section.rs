// A program for the Rust playground for each variant.

// #region work
#[derive(Clone, Copy)]
struct Work {
    steps: u32,
    seed: u32,
    factor: u32,
    term: u32,
}

/// So many steps of arithmetic, which the compiler cannot shorten.
fn work(steps: u32) -> Work {
    let (factor, term) = std::hint::black_box((1_664_525, 1_013_904_223));
    Work { steps, seed: 1, factor, term }
}
// #endregion

// #region inside
use std::sync::Mutex;

// #include work

// #kernel

// #include time

fn main() {
    let count = Mutex::new(0);
    for steps in [0, 30, 100] {
        time(&format!("{steps} steps under one Mutex"), 2, |_| work_inside(&count, work(steps), ITERATIONS));
    }
}
// #endregion

// #region spin
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};

#[derive(Default)]
struct SpinLock {
    taken: AtomicBool,
    count: UnsafeCell<u32>,
}

// SAFETY: the count is touched only between `taken` being set, by one thread at a time, and being cleared.
unsafe impl Sync for SpinLock {}

impl SpinLock {
    fn with<R>(&self, body: impl FnOnce(&mut u32) -> R) -> R {
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

// #include work

// #kernel

// #include time

fn main() {
    let count = SpinLock::default();
    for steps in [0, 30, 100] {
        time(&format!("{steps} steps under one spin lock"), 2, |_| {
            work_spinning(&count, work(steps), ITERATIONS)
        });
    }
}
// #endregion

// #region outside
use std::sync::Mutex;

// #include work

// #kernel

// #include time

fn main() {
    let count = Mutex::new(0);
    for steps in [0, 30, 100] {
        time(&format!("{steps} steps before one Mutex"), 2, |_| work_outside(&count, work(steps), ITERATIONS));
    }
}
// #endregion

// #region own
use std::sync::Mutex;

// #include work

// #kernel

// #include time

fn main() {
    for steps in [0, 30, 100] {
        time(&format!("{steps} steps under a Mutex of its own"), 2, |_| {
            work_inside(&Mutex::new(0), work(steps), ITERATIONS)
        });
    }
}
// #endregion
