use std::sync::{LockResult, Mutex, MutexGuard};

#[unsafe(no_mangle)]
pub fn lock(count: &Mutex<u32>) -> LockResult<MutexGuard<'_, u32>> {
    count.lock()
}

#[unsafe(no_mangle)]
pub fn unlock(guard: MutexGuard<'_, u32>) {
    drop(guard);
}
