// A program for the Rust playground for each variant.

// #region words
/// From the start of a line.
#[repr(align(128))]
struct Words<W>([W; 128]);
// #endregion

// #region atomic
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// #include words

// #kernel

// #include time

fn main() {
    let words = Words([const { AtomicU32::new(0) }; 128]);
    for stride in [4, 64, 128] {
        let what = format!("a word each, {stride} bytes apart");
        time(&what, 2, |thread| atomic(&words.0[thread * stride / 4], ITERATIONS));
    }
    println!("counted in all: {}", words.0.iter().map(|word| word.load(Relaxed)).sum::<u32>());
}
// #endregion

// #region plain
use std::sync::atomic::AtomicU32;

// #include words

// #kernel

// #include time

fn main() {
    let words = Words([const { AtomicU32::new(0) }; 128]);
    for stride in [4, 64, 128] {
        let what = format!("a word each, {stride} bytes apart");
        time(&what, 2, |thread| plain(&words.0[thread * stride / 4], ITERATIONS));
    }
}
// #endregion

// #region loads
// #include words

// #kernel

// #include time

fn main() {
    let words = Words(std::array::from_fn(|index| index as u32));
    for stride in [4, 64, 128] {
        let what = format!("a word each, {stride} bytes apart");
        time(&what, 2, |thread| loads(&words.0, (thread * stride / 4) as u32, ITERATIONS));
    }
}
// #endregion
