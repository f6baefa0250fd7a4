//! The count of an Arc at its end.

// #region overflow
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

pub fn main() {
    let value = Arc::new(4711_usize);
    let again = Arc::clone(&value);
    // Forgotten clones are never counted down. To forget enough of them takes long,
    // so we write the count ourselves: it stands two words before the value.
    let count = Arc::as_ptr(&value).cast::<AtomicUsize>().wrapping_sub(2);
    // SAFETY: std's block is repr(C): strong count, weak count, value.
    // It lives as long as `value`.
    let count = unsafe { &*count };
    assert_eq!(*again, 4711);
    println!("owners: {}", count.load(Relaxed)); // 2: this is the word
    count.store(isize::MAX as usize + 1, Relaxed);
    let one_too_many = Arc::clone(&value);
    println!("owners: {}", Arc::strong_count(&one_too_many)); // never printed
}
// #endregion
