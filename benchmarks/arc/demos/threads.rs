//! One clone for each thread, and what to do when no thread outlives the function.
use std::sync::Arc;
use std::thread;

fn letters(words: &[&str]) -> usize {
    words.iter().map(|word| word.len()).sum()
}

// #region share
type Task = thread::JoinHandle<usize>;

/// Each thread owns the words while it runs.
/// Whoever ends last frees them.
fn in_background(words: Vec<&'static str>) -> [Task; 2] {
    let words = Arc::new(words);
    let again = Arc::clone(&words); // one more owner
    [
        thread::spawn(move || letters(&words[..2])),
        thread::spawn(move || letters(&again[2..])),
    ]
}
// #endregion

// #region scope
/// The threads end before the function does,
/// so a borrow will do: no Arc, no count.
fn at_once(words: &[&str]) -> usize {
    thread::scope(|scope| {
        let first = scope.spawn(|| letters(&words[..2]));
        letters(&words[2..]) + first.join().unwrap()
    })
}
// #endregion

fn main() {
    let words = vec!["own", "share", "borrow"];
    println!("{}", at_once(&words));
    let sums = in_background(words).map(|thread| thread.join().unwrap());
    println!("{}", sums[0] + sums[1]);
}
