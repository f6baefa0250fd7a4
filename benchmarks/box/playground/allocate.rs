// A program for the Rust playground for each variant.

// #region box
use std::hint::black_box;
use std::mem::MaybeUninit;

// #kernel

// #include time

fn main() {
    for words in [4, 250, 4000] {
        time(&format!("a box of {} bytes", words * 4), 1, |_| box_each_time(words, 1, ITERATIONS));
    }
}
// #endregion

// #region stack
use std::hint::black_box;
use std::mem::MaybeUninit;

// #kernel

// #include time

fn main() {
    time("a frame of 16 bytes", 1, |_| stack_each_time::<4>(1, ITERATIONS));
    time("a frame of 16,000 bytes", 1, |_| stack_each_time::<4000>(1, ITERATIONS));
}
// #endregion

// #region among
use std::hint::black_box;
use std::mem::MaybeUninit;

struct Held {
    boxes: Vec<Box<[MaybeUninit<u32>]>>,
    words: usize,
}

// #kernel

// #include time

fn main() {
    for words in [4, 250, 4000] {
        let what = format!("one of 1,000 boxes of {} bytes", words * 4);
        time(&what, 1, |_| {
            let boxes = (0..1000).map(|_| Box::new_uninit_slice(words)).collect();
            replace_one(&mut Held { boxes, words }, 1, ITERATIONS)
        });
    }
}
// #endregion
