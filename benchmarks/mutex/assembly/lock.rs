use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[unsafe(no_mangle)]
pub fn add_atomically(count: &AtomicU32) {
    count.fetch_add(1, Relaxed);
}

#[unsafe(no_mangle)]
pub fn add_locked(count: &Mutex<u32>) {
    *count.lock().unwrap() += 1;
}
