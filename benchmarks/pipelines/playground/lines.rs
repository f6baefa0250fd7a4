// A program for the Rust playground for each variant.

// #region pair
/// Runs both at once, and prints what one operation took the first.
fn pair(what: &str, first: impl FnOnce() -> u32, second: impl FnOnce() -> u32 + Send) {
    std::thread::scope(|scope| {
        scope.spawn(|| std::hint::black_box(second()));
        let begin = std::time::Instant::now();
        std::hint::black_box(first());
        println!("{what}: {:.0} ns", begin.elapsed().as_secs_f64() * 1e9 / f64::from(ITERATIONS));
    });
}
// #endregion

// #region company
/// In the book a thread waits only while the other one is there. Here both always are.
struct Company;

impl Company {
    fn enter(&mut self) {}
    fn leave(&self) {}
    fn worth_waiting(&mut self, _: u32) -> bool {
        std::hint::spin_loop();
        true
    }
}
// #endregion

// #region receive
trait Receives<T> {
    fn try_receive(&mut self) -> Option<T>;
}

fn receive<T>(queue: &mut impl Receives<T>, company: &mut Company) -> Option<T> {
    loop {
        let message = queue.try_receive();
        if message.is_some() || !company.worth_waiting(0) {
            return message;
        }
    }
}
// #endregion

// #region sends
trait Sends<T> {
    fn try_send(&mut self, message: T) -> Result<(), T>;
}
// #endregion

// #region ring-queue
use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::{Acquire, Release}};

#[repr(align(128))]
struct Apart<T>(T);

struct Ring<T> {
    head: Apart<AtomicUsize>,
    tail: Apart<AtomicUsize>,
    slots: [UnsafeCell<Option<T>>; 8],
}

// SAFETY: the counts say which end may touch a slot.
unsafe impl<T: Send> Sync for Ring<T> {}

struct Sender<T>(Arc<Ring<T>>, usize);
struct Receiver<T>(Arc<Ring<T>>, usize);

fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let count = || Apart(AtomicUsize::new(0));
    let slots = std::array::from_fn(|_| UnsafeCell::new(None));
    let ring = Arc::new(Ring { head: count(), tail: count(), slots });
    (Sender(Arc::clone(&ring), 0), Receiver(ring, 0))
}

impl<T> Sends<T> for Sender<T> {
    fn try_send(&mut self, message: T) -> Result<(), T> {
        let Self(ring, tail) = self;
        if *tail - ring.head.0.load(Acquire) == ring.slots.len() {
            return Err(message);
        }
        // SAFETY: the slot is free.
        unsafe { *ring.slots[*tail % 8].get() = Some(message) };
        *tail += 1;
        ring.tail.0.store(*tail, Release);
        Ok(())
    }
}

impl<T> Receives<T> for Receiver<T> {
    fn try_receive(&mut self) -> Option<T> {
        let Self(ring, head) = self;
        if *head == ring.tail.0.load(Acquire) {
            return None;
        }
        // SAFETY: the slot holds a message.
        let message = unsafe { (*ring.slots[*head % 8].get()).take() };
        *head += 1;
        ring.head.0.store(*head, Release);
        message
    }
}
// #endregion

// #region chain
const ITERATIONS: u32 = 200_000;
/// Of a message: 9,600 bytes.
const LINES: u32 = 150;

type Lines = Vec<Line>;

#[repr(align(64))]
#[derive(Clone, Copy, Default)]
struct Line {
    next: u32,
    number: u32,
}

struct Chain {
    company: Company,
    into: Receiver<Lines>,
    out: Sender<Lines>,
    spare: Lines,
    links: Vec<u32>,
    own: bool,
    count: u32,
    disorder: u32,
}
// #endregion

// #region main
fn run(step: u32, own: bool) {
    // 150 has no divisor in common with 1 or 67: each leads through all lines.
    let links: Vec<u32> = (0..LINES).map(|line| (line + step) % LINES).collect();
    let (full, fulls) = channel();
    let (mut empty, empties) = channel();
    for _ in 0..2 {
        let _ = empty.try_send(vec![Line::default(); LINES as usize]);
    }
    let side = |into, out| Chain {
        company: Company,
        into,
        out,
        spare: links.iter().map(|&next| Line { next, number: 0 }).collect(),
        links: links.clone(),
        own,
        count: 0,
        disorder: 0,
    };
    let (mut reader, mut writer) = (side(fulls, empty), side(empties, full));
    let second = || write_links(&mut writer, ITERATIONS);
    pair("a message of 150 lines", || follow(&mut reader, ITERATIONS), second);
}
// #endregion

// #region handed
use std::hint::black_box;

// #include company

// #include receive

// #include sends

// #include ring-queue

// #include chain

// #kernel

// #include pair

// #include main

fn main() {
    run(67, false);
}
// #endregion

// #region own
use std::hint::black_box;

// #include company

// #include receive

// #include sends

// #include ring-queue

// #include chain

// #kernel

// #include pair

// #include main

fn main() {
    run(67, true);
}
// #endregion

// #region handed-in-order
use std::hint::black_box;

// #include company

// #include receive

// #include sends

// #include ring-queue

// #include chain

// #kernel

// #include pair

// #include main

fn main() {
    run(1, false);
}
// #endregion

// #region own-in-order
use std::hint::black_box;

// #include company

// #include receive

// #include sends

// #include ring-queue

// #include chain

// #kernel

// #include pair

// #include main

fn main() {
    run(1, true);
}
// #endregion
