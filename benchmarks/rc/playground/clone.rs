// A program for the Rust playground for each variant.

// #region maps
fn settings(entries: u32) -> HashMap<String, u32> {
    (0..entries).map(|n| (format!("key-{n:08x}"), n)).collect()
}
// #endregion

// #region rc
use std::array::from_fn;
use std::collections::HashMap;
use std::hint::black_box;
use std::rc::Rc;

type Settings = HashMap<String, u32>;

// #include maps

// #kernel

// #include time

fn main() {
    for entries in [10, 100, 1000] {
        time(&format!("Rc of {entries} entries"), 1, |_| clone_rc(&Rc::new(settings(entries)), ITERATIONS));
    }
}
// #endregion

// #region arc
use std::array::from_fn;
use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;

type Settings = HashMap<String, u32>;

// #include maps

// #kernel

// #include time

fn main() {
    for entries in [10, 100, 1000] {
        time(&format!("Arc of {entries} entries"), 1, |_| clone_arc(&Arc::new(settings(entries)), ITERATIONS));
    }
}
// #endregion

// #region deep
use std::array::from_fn;
use std::collections::HashMap;
use std::hint::black_box;

type Settings = HashMap<String, u32>;

// #include maps

// #kernel

// #include time

fn main() {
    let map = settings(10);
    time("deep clone of 10 entries", 1, |_| clone_deep(&map, ITERATIONS));
}
// #endregion

// #region plain
use std::array::from_fn;
use std::collections::HashMap;
use std::hint::black_box;

type Numbers = HashMap<u32, u32>;

// #kernel

// #include time

fn main() {
    for entries in [10, 100] {
        let map: Numbers = (0..entries).map(|n| (n, n)).collect();
        time(&format!("deep clone of {entries} numbers"), 1, |_| clone_plain(&map, ITERATIONS));
    }
}
// #endregion

// #region borrow
use std::array::from_fn;
use std::collections::HashMap;
use std::hint::black_box;

type Settings = HashMap<String, u32>;

// #include maps

// #kernel

// #include time

fn main() {
    let map = settings(100);
    time("borrow", 1, |_| clone_borrow(&&map, ITERATIONS));
}
// #endregion
