// A program for the Rust playground for each variant.

// #region work
#[derive(Clone, Copy)]
struct Work {
    steps: u32,
    seed: u32,
    factor: u32,
    term: u32,
}

impl Work {
    fn new(steps: u32) -> Self {
        // Constants that the compiler knew, it would multiply out for several steps at once.
        let (factor, term) = black_box((1_664_525, 1_013_904_223));
        Self { steps, seed: 1, factor, term }
    }
}
// #endregion

// #region shared
use std::hint::black_box;
use std::sync::Arc;

// #include work

// #kernel

// #include time

fn main() {
    let shared: Arc<[u32]> = (0..16).collect();
    for steps in [0, 10, 100] {
        let what = format!("one Arc, {steps} steps of work between clones");
        time(&what, 2, |_| clone_then_work(&shared, Work::new(steps), ITERATIONS));
    }
}
// #endregion

// #region own
use std::hint::black_box;
use std::sync::Arc;

// #include work

// #kernel

// #include time

fn main() {
    for steps in [0, 10, 100] {
        let what = format!("an Arc each, {steps} steps of work between clones");
        time(&what, 2, |_| {
            let own: Arc<[u32]> = (0..16).collect();
            clone_then_work(&own, Work::new(steps), ITERATIONS)
        });
    }
}
// #endregion
