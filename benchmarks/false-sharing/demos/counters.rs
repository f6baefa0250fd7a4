//! Four threads count. First in adjacent fields of one struct, then in fields that are padded.
use std::array::from_fn;
use std::mem::{align_of, size_of};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

// #region packed
/// One counter for each thread, one after the other:
/// no lock, no shared counter, no data race.
#[derive(Default)]
struct Hits {
    by_thread: [AtomicU64; 4],
}

fn count(hits: &Hits, times: u64) {
    thread::scope(|scope| {
        for mine in &hits.by_thread {
            scope.spawn(move || {
                for _ in 0..times {
                    mine.fetch_add(1, Relaxed);
                }
            });
        }
    });
}
// #endregion

// #region padded
/// Begins at a multiple of 128 bytes, and so fills
/// 128 bytes: nothing else can lie on its line.
#[derive(Default)]
#[repr(align(128))]
struct Padded<T>(T);

#[derive(Default)]
struct PaddedHits {
    by_thread: [Padded<AtomicU64>; 4],
}
// #endregion

// #region local
/// Each thread counts in a variable that no other thread
/// can see, and adds to the shared counter once.
fn count_locally(total: &AtomicU64, times: u64) {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(move || {
                let mut mine = 0;
                for _ in 0..times {
                    mine += 1;
                }
                total.fetch_add(mine, Relaxed);
            });
        }
    });
}
// #endregion

/// The 64-byte line on which a value begins, counted from that of the first.
fn lines<T>(values: &[T; 4]) -> [usize; 4] {
    let line = |value: &T| std::ptr::from_ref(value).addr() / 64;
    from_fn(|i| line(&values[i]) - line(&values[0]))
}

fn main() {
    let hits = Box::new(Padded(Hits::default())); // padded as a whole, so that it begins a line
    count(&hits.0, 100_000);
    let counts = hits.0.by_thread.each_ref().map(|n| n.load(Relaxed));
    println!("packed: {counts:?}");
    println!(
        "  {} bytes, lines {:?}",
        size_of::<Hits>(),
        lines(&hits.0.by_thread)
    );

    let padded = Box::new(PaddedHits::default());
    println!(
        "padded: each aligned to {} bytes",
        align_of::<Padded<AtomicU64>>()
    );
    println!(
        "  {} bytes, lines {:?}",
        size_of::<PaddedHits>(),
        lines(&padded.by_thread)
    );

    let total = AtomicU64::new(0);
    count_locally(&total, 100_000);
    println!("local: {}", total.into_inner());
}
