//! Who is at work. Threads that wait for each other would wait forever when the instrument ends one of them first, or calls
//! one of them alone. So each thread says when it is inside its loop, and a thread waits for another only while that one
//! is there. Alone, it does the other's part itself, on data of its own that look the same: the checksum cannot tell.

use std::hint::spin_loop;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

/// On lines of its own.
#[repr(align(128))]
#[derive(Default)]
pub struct Apart<T>(pub T);

/// For each thread: is it inside? Written by that thread.
pub type Presence = Arc<[Apart<AtomicBool>]>;

pub fn presence(threads: u32) -> Presence {
    (0..threads).map(|_| Apart::default()).collect()
}

/// Looks at an absent partner before it is believed to be gone, once in each call: some 30 us. It may only be between two
/// calls. Natively a look takes longer, because `spin_loop` becomes the processor's own pause.
const GRACE: u32 = if cfg!(target_family = "wasm") { 4000 } else { 600 };
/// The same for `solo`, which is given in looks of the page.
const NATIVE: u32 = if cfg!(target_family = "wasm") { 1 } else { 8 };

/// Naps of a thread that would have slept until its partner answered, in each call; and how long one is.
const NAPS: u32 = 16;
const NAP: Duration = Duration::from_micros(50);

/// One thread's view of itself and of one other.
pub struct Company {
    presence: Presence,
    mine: usize,
    other: usize,
    solo: u32,
    missed: u32,
    naps: u32,
}

impl Company {
    /// `solo`: looks for an absent partner in each operation, after the first. They make an operation alone take about as long
    /// as one together, so that the instrument finds the right number of iterations either way.
    pub fn new(presence: &Presence, mine: u32, other: u32, solo: u32) -> Self {
        let presence = Arc::clone(presence);
        Self { presence, mine: mine as usize, other: other as usize, solo: solo / NATIVE, missed: 0, naps: 0 }
    }

    pub fn enter(&mut self) {
        self.missed = 0;
        self.naps = NAPS;
        self.presence[self.mine].0.store(true, SeqCst);
    }

    pub fn leave(&self) {
        self.presence[self.mine].0.store(false, SeqCst);
    }

    pub fn present(&self) -> bool {
        self.presence[self.other].0.load(SeqCst)
    }

    /// Asked in each turn of a wait. True as long as the partner is there, or may come back at once.
    pub fn worth_waiting(&mut self, polls: u32) -> bool {
        spin_loop();
        if self.present() {
            self.missed = 0;
            return true;
        }
        if self.missed < GRACE {
            self.missed += 1;
            return true;
        }
        polls < self.solo
    }

    /// What `solo` is for looks, this is for sleeps: without it an operation alone would be far too quick.
    pub fn nap(&mut self) {
        if self.naps > 0 {
            self.naps -= 1;
            thread::park_timeout(NAP);
        }
    }
}
