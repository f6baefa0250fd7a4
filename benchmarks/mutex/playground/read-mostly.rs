// A program for the Rust playground for each variant.

// #region table
#[derive(Clone)]
// #include still

impl Table {
    fn update(&mut self) {
        self.version = (self.version + 1) & 0xff_ffff;
        for entry in &mut self.entries {
            *entry = self.version << 8 | *entry & 255;
        }
    }
}
// #endregion

// #region still
struct Table {
    version: u32,
    entries: [u32; 15],
}

impl Table {
    fn new() -> Self {
        Self { version: 0, entries: std::array::from_fn(|place| (place as u32 + 7) % 15) }
    }

    fn look_up(&self, place: u32) -> u32 {
        let entry = self.entries[place as usize];
        assert!(entry >> 8 == self.version);
        entry & 255
    }
}
// #endregion

// #region turn
/// Says when a thread writes: after so many reads.
struct Turn {
    every: u32,
    left: u32,
}

impl Turn {
    fn comes(&mut self) -> bool {
        self.left -= 1;
        if self.left > 0 {
            return false;
        }
        self.left = self.every;
        true
    }
}
// #endregion

// #region mutex
use std::sync::Mutex;

// #include table

// #include turn

// #kernel

// #include time

fn main() {
    let shared = Mutex::new(Table::new());
    for threads in [1, 2, 4] {
        time("read under a Mutex", threads, |_| {
            let mut turn = Turn { every: 10_000, left: 10_000 };
            read_locked(&shared, &mut turn, ITERATIONS)
        });
    }
}
// #endregion

// #region rwlock
use std::sync::RwLock;

// #include table

// #include turn

// #kernel

// #include time

fn main() {
    let shared = RwLock::new(Table::new());
    for threads in [1, 2, 4] {
        time("read under an RwLock", threads, |_| {
            let mut turn = Turn { every: 10_000, left: 10_000 };
            read_shared(&shared, &mut turn, ITERATIONS)
        });
    }
}
// #endregion

// #region alone
use std::sync::RwLock;

// #include table

// #include turn

// #kernel

// #include time

fn main() {
    let shared = RwLock::new(Table::new());
    for threads in [1] {
        time("read under an RwLock that nobody else wants", threads, |_| {
            let mut turn = Turn { every: 10_000, left: 10_000 };
            read_shared(&shared, &mut turn, ITERATIONS)
        });
    }
}
// #endregion

// #region copies
use std::sync::Mutex;

// #include table

// #include turn

#[repr(align(128))]
struct Line<T>(T);

// #kernel

// #include time

fn main() {
    let shared = [(); 4].map(|()| Line(Mutex::new(Table::new())));
    for threads in [1, 2, 4] {
        time("read a copy of its own", threads, |thread| {
            let mut turn = Turn { every: 10_000, left: 10_000 };
            read_own(&shared, thread, &mut turn, ITERATIONS)
        });
    }
}
// #endregion

// #region swap
use std::sync::atomic::{AtomicU32, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};
use std::sync::{Arc, Mutex};

// #include table

// #include turn

#[repr(align(128))]
struct Line<T>(T);

struct Current {
    table: Line<Mutex<Arc<Table>>>,
    version: Line<AtomicU32>,
}

struct Handle {
    table: Arc<Table>,
    version: u32,
}

// #kernel

// #include time

fn main() {
    let shared = Current { table: Line(Mutex::new(Arc::new(Table::new()))), version: Line(AtomicU32::new(0)) };
    for threads in [1, 2, 4] {
        time("read through an Arc that is swapped", threads, |_| {
            let mut turn = Turn { every: 10_000, left: 10_000 };
            let mut handle = shared.handle();
            read_swapped(&shared, &mut handle, &mut turn, ITERATIONS)
        });
    }
}
// #endregion

// #region borrow
// #include still

// #kernel

// #include time

fn main() {
    let table = Table::new();
    for threads in [1, 2, 4] {
        time("read a table that nobody writes", threads, |_| read_borrowed(&table, ITERATIONS));
    }
}
// #endregion
