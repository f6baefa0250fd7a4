// A program for the Rust playground for each variant.

// #region checksum
fn checksum(kept: u32, data: &[u32]) -> u32 {
    kept.wrapping_mul(31).wrapping_add(data[0])
}
// #endregion

// #region shared
use std::hint::black_box;
use std::sync::Arc;

// #kernel

// #include checksum

// #include time

fn main() {
    let shared: Arc<[u32]> = (0..16).collect();
    for threads in [1, 2, 4] {
        time("clone and drop of one Arc", threads, |_| clone_and_drop(&shared, ITERATIONS));
    }
}
// #endregion

// #region own
use std::hint::black_box;
use std::sync::Arc;

// #kernel

// #include checksum

// #include time

fn main() {
    for threads in [1, 2, 4] {
        time("clone and drop of an Arc of its own", threads, |_| {
            let own: Arc<[u32]> = (0..16).collect();
            clone_and_drop(&own, ITERATIONS)
        });
    }
}
// #endregion

// #region rc
use std::hint::black_box;
use std::rc::Rc;

// #kernel

// #include checksum

// #include time

fn main() {
    for threads in [1, 2, 4] {
        time("clone and drop of an Rc of its own", threads, |_| {
            let own: Rc<[u32]> = (0..16).collect();
            clone_and_drop_rc(&own, ITERATIONS)
        });
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
    for threads in [1, 2, 4] {
        time("deep clone of 64 bytes", threads, |_| {
            let mut cloner = Cloner { data: (0..16).collect() };
            deep_clone(&mut cloner, ITERATIONS)
        });
    }
}
// #endregion

// #region deep-clone-cached
use std::hint::black_box;

/// Freed blocks of one thread.
struct Cache {
    words: usize,
    blocks: Vec<Box<[u32]>>,
}

impl Cache {
    fn take(&mut self) -> Box<[u32]> {
        self.blocks.pop().unwrap_or_else(|| vec![0; self.words].into_boxed_slice())
    }

    fn give(&mut self, block: Box<[u32]>) {
        if self.blocks.len() < 8 && block.len() == self.words {
            self.blocks.push(block);
        }
    }
}

struct Cloner {
    data: Box<[u32]>,
    cache: Cache,
}

// #kernel

// #include time

fn main() {
    for threads in [1, 2, 4] {
        time("deep clone of 64 bytes, a cache for each thread", threads, |_| {
            let cache = Cache { words: 16, blocks: Vec::new() };
            let mut cloner = Cloner { data: (0..16).collect(), cache };
            deep_clone_cached(&mut cloner, ITERATIONS)
        });
    }
}
// #endregion

// #region read
use std::sync::Arc;

// #kernel

// #include time

fn main() {
    let shared: Arc<[u32]> = (0..16).map(|place| (place + 5) % 16).collect();
    for threads in [1, 2, 4] {
        time("read through one Arc", threads, |_| read(&shared, ITERATIONS));
    }
}
// #endregion

// #region borrow
// #kernel

// #include time

fn main() {
    for threads in [1, 2, 4] {
        time("read through a borrow", threads, |_| {
            let own: Box<[u32]> = (0..16).map(|place| (place + 5) % 16).collect();
            read_through(&own, ITERATIONS)
        });
    }
}
// #endregion
