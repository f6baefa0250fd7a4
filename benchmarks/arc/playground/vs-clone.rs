// A program for the Rust playground for each variant.

// #region arc
use std::hint::black_box;
use std::sync::Arc;

// #kernel

fn checksum(kept: u32, data: &[u32]) -> u32 {
    kept.wrapping_mul(31).wrapping_add(data[0])
}

// #include time

fn main() {
    for words in [4, 64, 1000] {
        let arc: Arc<[u32]> = (0..words).collect();
        time(&format!("Arc::clone, {} bytes", words * 4), 1, |_| clone_and_drop(&arc, ITERATIONS));
    }
}
// #endregion

// #region deep-clone
use std::hint::black_box;

struct Cloner {
    data: Box<[u32]>,
}

// #kernel

// #include time

fn main() {
    for words in [4, 64, 1000] {
        time(&format!("deep clone, {} bytes", words * 4), 1, |_| {
            let mut cloner = Cloner { data: (0..words).collect() };
            deep_clone(&mut cloner, ITERATIONS)
        });
    }
}
// #endregion

// #region copy
use std::hint::black_box;

struct Cloner {
    data: Box<[u32]>,
    slot: Box<[u32]>,
}

// #kernel

// #include time

fn main() {
    for words in [4, 64, 1000] {
        time(&format!("copy in place, {} bytes", words * 4), 1, |_| {
            let data: Box<[u32]> = (0..words).collect();
            let mut cloner = Cloner { slot: data.clone(), data };
            copy_in_place(&mut cloner, ITERATIONS)
        });
    }
}
// #endregion
