//! Two threads that wait for each other with what std has for it. They belong to no experiment: who waits for the
//! other's answer cannot be stopped by a clock. `src/lab/blocking.test.ts` runs them.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, Thread};

use crate::harness::{Context, Kernel};

/// Long enough that the other thread stops spinning and goes to sleep.
fn pause() {
    let mut x = std::hint::black_box(1_u32);
    for _ in 0..20_000 {
        x = std::hint::black_box(x.wrapping_mul(3));
    }
}

/// Both count under one lock, and hold it for a while.
pub struct Locking(Arc<Mutex<u32>>);

impl Locking {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn new(context: &Context) -> Self {
        Self(context.share(Mutex::default))
    }
}

impl Kernel for Locking {
    fn run(&mut self, iterations: u32) -> u32 {
        for _ in 0..iterations {
            let mut count = self.0.lock().unwrap();
            let before = *count;
            pause();
            *count = before + 1;
        }
        iterations
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, everyone: u64) -> Result<(), String> {
        let count = *self.0.lock().unwrap();
        (u64::from(count) == everyone).then_some(()).ok_or_else(|| format!("{count} of {everyone}"))
    }
}

/// Thread 0 receives what thread 1 sends: messages of the type that std's channel is in the module for anyway.
pub enum Channel {
    Receives(Receiver<Option<u32>>),
    Sends(SyncSender<Option<u32>>),
}

impl Channel {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn new(context: &Context) -> Self {
        let ends = context.share(|| {
            let (sender, receiver) = sync_channel(1);
            (sender, Mutex::new(Some(receiver)))
        });
        if context.thread == 0 {
            Self::Receives(ends.1.lock().unwrap().take().expect("one receiver"))
        } else {
            Self::Sends(ends.0.clone())
        }
    }
}

impl Kernel for Channel {
    fn run(&mut self, iterations: u32) -> u32 {
        match self {
            Self::Receives(receiver) => receiver.iter().flatten().take(iterations as usize).sum(),
            Self::Sends(sender) => {
                for i in 0..iterations {
                    pause();
                    sender.send(Some(i)).unwrap();
                }
                (0..iterations).sum()
            }
        }
    }
}

#[derive(Default)]
struct Table {
    state: Mutex<(u32, [Option<Thread>; 2])>,
    arrived: Condvar,
}

/// The threads take turns; who is not on turn is parked.
pub struct Turns {
    table: Arc<Table>,
    me: u32,
}

impl Turns {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn new(context: &Context) -> Self {
        Self { table: context.share(Table::default), me: context.thread }
    }

    fn turn(&self) -> u32 {
        self.table.state.lock().unwrap().0
    }
}

impl Kernel for Turns {
    fn run(&mut self, iterations: u32) -> u32 {
        let mut state = self.table.state.lock().unwrap();
        state.1[self.me as usize] = Some(thread::current());
        self.table.arrived.notify_all();
        while state.1.iter().any(Option::is_none) {
            state = self.table.arrived.wait(state).unwrap();
        }
        let other = state.1[1 - self.me as usize].clone().expect("both are there");
        drop(state);
        for _ in 0..iterations {
            while self.turn() % 2 != self.me {
                thread::park();
            }
            pause();
            self.table.state.lock().unwrap().0 += 1;
            other.unpark();
        }
        iterations
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, everyone: u64) -> Result<(), String> {
        let turns = self.turn();
        (u64::from(turns) == everyone).then_some(()).ok_or_else(|| format!("{turns} turns of {everyone}"))
    }
}

/// Panics while it holds the lock; the other thread finds it poisoned.
pub struct Poison {
    lock: Arc<Mutex<u32>>,
    thread: u32,
}

impl Poison {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    pub fn new(context: &Context) -> Self {
        Self { lock: context.share(Mutex::default), thread: context.thread }
    }
}

impl Kernel for Poison {
    fn run(&mut self, _: u32) -> u32 {
        let _held = self.lock.lock().unwrap();
        assert!(self.thread != 0, "thread 0 panics with the lock in its hand");
        0
    }
}
