// A program for the Rust playground for each variant.

// #region book
const SENTENCES: usize = 512;

struct Book {
    text: String,
    places: Vec<(usize, usize)>,
}

/// Sentences that are all of the same length, as those of the book are not.
fn book(length: usize) -> Book {
    let sentence = format!("{}.", "a".repeat(length - 1));
    let places = (0..SENTENCES).map(|i| (i * length, (i + 1) * length)).collect();
    Book { text: sentence.repeat(SENTENCES), places }
}
// #endregion

// #region book-unplaced
const SENTENCES: usize = 512;

struct Book {
    text: String,
}

/// Sentences that are all of the same length, as those of the book are not.
fn book(length: usize) -> Book {
    Book { text: format!("{}.", "a".repeat(length - 1)).repeat(SENTENCES) }
}
// #endregion

// #region book-shared
const SENTENCES: usize = 512;

struct Book {
    shared: Rc<str>,
    places: Vec<(usize, usize)>,
}

/// Sentences that are all of the same length, as those of the book are not.
fn book(length: usize) -> Book {
    let sentence = format!("{}.", "a".repeat(length - 1));
    let places = (0..SENTENCES).map(|i| (i * length, (i + 1) * length)).collect();
    Book { shared: Rc::from(sentence.repeat(SENTENCES)), places }
}
// #endregion

// #region view
use std::hint::black_box;

// #include book

// #kernel

// #include operations

fn main() {
    for length in [10, 40, 4_000] {
        let what = format!("a view of {length} bytes");
        time_operations(&what, 1, 1_000_000, |n| view_each(&book(length), n));
    }
}
// #endregion

// #region owned
use std::hint::black_box;

// #include book

// #kernel

// #include operations

fn main() {
    for length in [10, 40, 4_000] {
        let what = format!("a String of {length} bytes");
        time_operations(&what, 1, 1_000_000, |n| own_each(&book(length), n));
    }
}
// #endregion

// #region kept
use std::hint::black_box;
use std::rc::Rc;

// #include book-shared

// #kernel

// #include operations

fn main() {
    for length in [40, 4_000] {
        let what = format!("a view of {length} bytes that keeps its text");
        time_operations(&what, 1, 1_000_000, |n| keep_each(&book(length), n));
    }
}
// #endregion

// #region find-view
use std::hint::black_box;

// #include book-unplaced

// #kernel

// #include operations

fn main() {
    for length in [10, 40, 4_000] {
        let what = format!("a search, and a view of {length} bytes");
        time_operations(&what, 1, 1_000_000, |n| find_each(&book(length), n));
    }
}
// #endregion

// #region find-owned
use std::hint::black_box;

// #include book-unplaced

// #kernel

// #include operations

fn main() {
    for length in [10, 40, 4_000] {
        let what = format!("a search, and a String of {length} bytes");
        time_operations(&what, 1, 1_000_000, |n| find_and_own_each(&book(length), n));
    }
}
// #endregion
