//! `std::thread` for demos in the page, where nothing in Rust can start a thread. The page starts as many workers as the
//! demo says in `programs.ts`; each waits here for a closure. A demo uses it in place of the standard library's:
//!
//! ```text
//! #[cfg(target_family = "wasm")]
//! use crate::harness::thread;
//! #[cfg(not(target_family = "wasm"))]
//! use std::thread;
//! ```

use std::collections::VecDeque;
use std::marker::PhantomData;
use std::mem::transmute;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

pub use std::thread::{Result, Thread, ThreadId, current, panicking, park, sleep, yield_now};

/// Is given what to do before others learn that it has ended.
type Job = Box<dyn FnOnce(fn()) + Send>;

static JOBS: Mutex<VecDeque<Job>> = Mutex::new(VecDeque::new());
static NEWS: Condvar = Condvar::new();
static ALLOWED: AtomicU32 = AtomicU32::new(0);
static BUSY: AtomicU32 = AtomicU32::new(0);

/// Panics are caught before they reach a lock of this file.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// So many threads at once, from now on.
pub fn allow(threads: u32) {
    ALLOWED.store(threads, SeqCst);
}

/// Does what is spawned, one after the other, and `after` each.
pub fn serve(after: fn()) -> ! {
    loop {
        let mut jobs = lock(&JOBS);
        let job = loop {
            match jobs.pop_front() {
                Some(job) => break job,
                None => jobs = NEWS.wait(jobs).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(jobs);
        job(after);
    }
}

/// What a thread leaves behind.
struct Packet<T> {
    result: Mutex<Option<Result<T>>>,
    ended: Condvar,
    scope: Option<Arc<Running>>,
}

impl<T> Packet<T> {
    fn join(&self) -> Result<T> {
        let mut result = lock(&self.result);
        loop {
            match result.take() {
                Some(result) => return result,
                None => result = self.ended.wait(result).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn is_finished(&self) -> bool {
        lock(&self.result).is_some()
    }
}

/// The thread is only over for its scope when nothing of it is left, which may borrow what the scope borrows.
impl<T> Drop for Packet<T> {
    fn drop(&mut self) {
        let result = lock(&self.result).take();
        let unseen = matches!(result, Some(Err(_)));
        drop(result);
        if let Some(scope) = &self.scope {
            let mut state = lock(&scope.state);
            state.0 -= 1;
            state.1 |= unseen;
            scope.ended.notify_all();
        }
    }
}

/// Hands the closure to a thread that waits; its result goes to the packet.
fn start<'a, F, T>(closure: F, scope: Option<Arc<Running>>) -> Arc<Packet<T>>
where
    F: FnOnce() -> T + Send + 'a,
    T: Send + 'a,
{
    let allowed = ALLOWED.load(SeqCst);
    let busy = BUSY.fetch_add(1, SeqCst);
    assert!(busy < allowed, "this demo may spawn {allowed} threads at once: set `threads` in programs.ts");
    if let Some(scope) = &scope {
        lock(&scope.state).0 += 1;
    }
    let packet = Arc::new(Packet { result: Mutex::new(None), ended: Condvar::new(), scope });
    let theirs = Arc::clone(&packet);
    let job: Box<dyn FnOnce(fn()) + Send + 'a> = Box::new(move |after| {
        let result = catch_unwind(AssertUnwindSafe(closure));
        after();
        BUSY.fetch_sub(1, SeqCst);
        *lock(&theirs.result) = Some(result);
        theirs.ended.notify_all();
    });
    // SAFETY: `spawn` takes closures that borrow nothing; `scope` does not return before each packet is gone, and the
    // closure with it.
    let job = unsafe { transmute::<Box<dyn FnOnce(fn()) + Send + 'a>, Job>(job) };
    lock(&JOBS).push_back(job);
    NEWS.notify_one();
    packet
}

pub struct JoinHandle<T>(Arc<Packet<T>>);

impl<T> JoinHandle<T> {
    /// Waits for the thread's end. The error is what it panicked with.
    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

/// Runs a closure in a thread of its own.
pub fn spawn<F, T>(closure: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    JoinHandle(start(closure, None))
}

/// Threads of a scope that have not ended, and whether one has panicked that nobody joined.
#[derive(Default)]
struct Running {
    state: Mutex<(usize, bool)>,
    ended: Condvar,
}

pub struct Scope<'scope, 'env: 'scope> {
    running: Arc<Running>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

pub struct ScopedJoinHandle<'scope, T>(Arc<Packet<T>>, PhantomData<&'scope ()>);

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread's end. The error is what it panicked with.
    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

impl<'scope> Scope<'scope, '_> {
    /// Runs a closure in a thread that ends before the scope does.
    pub fn spawn<F, T>(&'scope self, closure: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        ScopedJoinHandle(start(closure, Some(Arc::clone(&self.running))), PhantomData)
    }
}

/// Threads that may borrow, because they end here.
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let running = Arc::new(Running::default());
    let scope = Scope { running: Arc::clone(&running), scope: PhantomData, env: PhantomData };
    let result = catch_unwind(AssertUnwindSafe(|| body(&scope)));
    let mut state = lock(&running.state);
    while state.0 > 0 {
        state = running.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if state.1 => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a demo does with threads, on threads of the standard library in the place of workers.
    #[test]
    fn threads_do_what_those_of_the_standard_library_do() {
        allow(2);
        for _ in 0..2 {
            std::thread::spawn(|| serve(|| {}));
        }
        let words = ["own", "share"];
        let lengths = scope(|scope| {
            let first = scope.spawn(|| words[0].len());
            let second = scope.spawn(|| words[1].len());
            [first.join().unwrap(), second.join().unwrap()]
        });
        assert_eq!(lengths, [3, 5]);

        let failed = spawn(move || if lengths[0] == 3 { panic!("on purpose") } else { 1 }).join();
        assert_eq!(*failed.unwrap_err().downcast::<&str>().unwrap(), "on purpose");

        let unjoined = catch_unwind(|| scope(|scope| drop(scope.spawn(|| panic!("unseen")))));
        assert_eq!(*unjoined.unwrap_err().downcast::<&str>().unwrap(), "a scoped thread panicked");
        let seen = scope(|scope| scope.spawn(|| panic!("seen")).join().is_err());
        assert!(seen);

        allow(0);
        assert!(catch_unwind(|| spawn(|| {})).is_err());
    }
}
