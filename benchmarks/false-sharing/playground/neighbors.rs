// A program for the Rust playground for each variant.

// #region pool
/// Many small Arcs, by address.
fn pool() -> Vec<Arc<u32>> {
    let mut pool: Vec<_> = (0..256).map(Arc::new).collect();
    pool.sort_by_key(Arc::as_ptr);
    pool
}
// #endregion

// #region one-line
use std::hint::black_box;
use std::sync::Arc;

// #kernel

// #include pool

// #include time

fn main() {
    let pool = pool();
    let counts = |index: usize| Arc::as_ptr(&pool[index]) as usize - 16;
    // Two whose counts are on one line.
    let first = (0..255).find(|&i| counts(i) / 64 == counts(i + 1) / 64).unwrap();
    time("an Arc each, on one line", 2, |thread| clone_and_drop(&pool[first + thread], ITERATIONS));
}
// #endregion

// #region far
use std::hint::black_box;
use std::sync::Arc;

// #kernel

// #include pool

// #include time

fn main() {
    let pool = pool();
    time("an Arc each, far apart", 2, |thread| clone_and_drop(&pool[thread * 128], ITERATIONS));
}
// #endregion

// #region one-arc
use std::hint::black_box;
use std::sync::Arc;

// #kernel

// #include time

fn main() {
    let arc = Arc::new(0);
    time("one Arc for both", 2, |_| clone_and_drop(&arc, ITERATIONS));
}
// #endregion
