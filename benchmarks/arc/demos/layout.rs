//! Where an Arc's count lies and where its value does, from the addresses of ten thousand.
use std::sync::Arc;

const ARCS: usize = 10_000;

// #region layout
/// Bytes from the count to the value. The count is the word that goes up with a clone.
fn distance(arc: &Arc<u64>) -> usize {
    let value = Arc::as_ptr(arc).cast::<usize>();
    // SAFETY: an Arc's two counts lie before its value, and no other thread has this one.
    let words = || [1, 2].map(|back| unsafe { value.sub(back).read_volatile() });
    let before = words();
    let _again = Arc::clone(arc);
    let counts = words().iter().zip(before).position(|(&now, then)| now == then + 1);
    (counts.unwrap() + 1) * size_of::<usize>()
}

/// Of 100, how many have the count and this address on one line of 64 bytes?
fn percent<T>(arcs: &[Arc<T>], distance: usize, address: fn(&T) -> usize) -> usize {
    let together = arcs.iter().filter(|arc| {
        let count = Arc::as_ptr(arc).addr() - distance;
        count / 64 == address(arc) / 64
    });
    100 * together.count() / arcs.len()
}
// #endregion

pub fn main() {
    let numbers: Vec<_> = (0..ARCS as u64).map(Arc::new).collect();
    let distance = distance(&numbers[0]);
    println!("bytes from the count to the value: {distance}");
    println!("u64 beside its count, percent: {}", percent(&numbers, distance, |value| (&raw const *value).addr()));
    let vectors: Vec<_> = (0..ARCS).map(|_| Arc::new(vec![7_u8; 1000])).collect();
    println!("Vec beside its count, percent: {}", percent(&vectors, distance, |value| (&raw const *value).addr()));
    println!("bytes of a Vec beside its count, percent: {}", percent(&vectors, distance, |value| value.as_ptr().addr()));
}
