// A program for the Rust playground for each variant.

// #region data
/// The values of the nodes, one after the other.
struct Data(u32);

impl Data {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 2
    }
}
// #endregion

// #region typed_arena
/// The playground lacks the crate typed_arena. This stands in for it: values in chunks that never move.
mod typed_arena {
    use std::cell::RefCell;

    pub struct Arena<T>(RefCell<Vec<Vec<T>>>);

    impl<T> Arena<T> {
        pub fn new() -> Self {
            Self(RefCell::new(vec![Vec::with_capacity((1024 / size_of::<T>()).max(1))]))
        }

        pub fn alloc(&self, value: T) -> &mut T {
            &mut self.alloc_extend([value])[0]
        }

        pub fn alloc_extend<I: ExactSizeIterator<Item = T>>(
            &self,
            values: impl IntoIterator<Item = T, IntoIter = I>,
        ) -> &mut [T] {
            let values = values.into_iter();
            let count = values.len();
            let mut chunks = self.0.borrow_mut();
            let last = chunks.last_mut().expect("one chunk at least");
            if last.capacity() - last.len() < count {
                let capacity = (2 * last.capacity()).max(count);
                chunks.push(Vec::with_capacity(capacity));
            }
            let chunk = chunks.last_mut().expect("one chunk at least");
            let start = chunk.len();
            chunk.extend(values);
            // SAFETY: a chunk never grows past its capacity, so its values stay where they are as long as the arena
            // lives; and each value is handed out once.
            unsafe { std::slice::from_raw_parts_mut(chunk.as_mut_ptr().add(start), count) }
        }
    }
}
use typed_arena::Arena;
// #endregion

// #region parts
/// Up to four parts, as equal as can be.
fn parts(rest: u32) -> impl Iterator<Item = u32> {
    (0..4).map(move |part| (rest + part) / 4).filter(|&part| part > 0)
}
// #endregion

// #region whole
/// Builds and drops trees of so many nodes, and prints what a node took.
fn time_trees(what: &str, nodes: u32, build: impl Fn(u32, &mut Data) -> u32) {
    let mut data = Data(1);
    let trees = 10_000_000 / nodes;
    let begin = std::time::Instant::now();
    for _ in 0..trees {
        std::hint::black_box(build(nodes, &mut data));
    }
    let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(trees * nodes);
    println!("{what}, {nodes} nodes, each: {each:.2} ns");
}
// #endregion

// #region box
use std::hint::black_box;

// #include parts

// #include data

// #kernel

// #include whole

fn main() {
    for nodes in [1_001, 10_001, 100_001] {
        time_trees("Box and Vec", nodes, boxed);
    }
}
// #endregion

// #region typed-vec
use std::hint::black_box;

// #include typed_arena

// #include parts

// #include data

// #kernel

// #include whole

fn main() {
    for nodes in [1_001, 10_001, 100_001] {
        time_trees("typed arena, Vec inside", nodes, in_typed_arena);
    }
}
// #endregion

// #region typed
use std::hint::black_box;

// #include typed_arena

// #include parts

// #include data

// #kernel

// #include whole

fn main() {
    for nodes in [1_001, 10_001, 100_001] {
        time_trees("typed arenas", nodes, typed_slices);
    }
}
// #endregion

// #region dropped
thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}
// #endregion

// #region typed-destructor
use std::cell::Cell;
use std::hint::black_box;

// #include typed_arena

// #include dropped

// #include parts

// #include data

// #kernel

// #include whole

fn main() {
    for nodes in [1_001, 10_001, 100_001] {
        time_trees("typed arenas, destructor", nodes, typed_with_destructor);
    }
}
// #endregion

// #region bump
use std::hint::black_box;
use bumpalo::Bump;

// #include parts

// #include data

// #kernel

// #include whole

fn main() {
    for nodes in [1_001, 10_001, 100_001] {
        time_trees("bump arena", nodes, bump_slices);
    }
}
// #endregion

// #region indices
use std::hint::black_box;

// #include parts

// #include data

// #kernel

// #include whole

fn main() {
    for nodes in [1_001, 10_001, 100_001] {
        time_trees("indices", nodes, in_one_vec);
    }
}
// #endregion
