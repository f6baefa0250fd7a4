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

// #region send
fn send<T>(queue: &mut impl Sends<T>, mut message: T, company: &mut Company) -> Result<(), T> {
    loop {
        match queue.try_send(message) {
            Err(back) if company.worth_waiting(0) => message = back,
            result => return result,
        }
    }
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

// #region steps
#[derive(Clone, Copy)]
struct Steps {
    steps: u32,
    factor: u32,
    term: u32,
}

impl Steps {
    fn new(steps: u32) -> Self {
        // Constants that the compiler knew, it would multiply out for several steps at once.
        let (factor, term) = black_box((1_664_525, 1_013_904_223));
        Self { steps, factor, term }
    }

    fn step(self, x: u32) -> u32 {
        x.wrapping_mul(self.factor).wrapping_add(self.term) & 0x7fff_ffff
    }
}
// #endregion

// #region pipeline
use std::hint::black_box;

const ITERATIONS: u32 = 1_000_000;

// #include company

// #include receive

// #include sends

// #include send

// #include ring-queue

// #include steps

struct Stage {
    work: Steps,
    begin: u32,
    left: Option<Receiver<u32>>,
    right: Option<Sender<u32>>,
    before: Company,
    after: Company,
}

// #kernel

// #include pair

fn main() {
    for steps in [50, 500, 5_000] {
        let (right, left) = channel();
        let side = |left, right| Stage {
            work: Steps::new(steps / 2),
            begin: 7,
            left,
            right,
            before: Company,
            after: Company,
        };
        let (mut first, mut second) = (side(None, Some(right)), side(Some(left), None));
        let last = || stage(&mut second, ITERATIONS);
        pair(&format!("an item of {steps} steps"), || stage(&mut first, ITERATIONS), last);
    }
}
// #endregion

// #region workers
use std::hint::black_box;

const ITERATIONS: u32 = 1_000_000;

// #include steps

use crossbeam_channel::{Receiver, Sender};

struct Stage {
    work: Steps,
    shares: u32,
    begin: u32,
    queue: Option<(Sender<u32>, Receiver<u32>)>,
}

// #kernel

// #include pair

fn main() {
    for steps in [50, 500, 5_000] {
        let queue = crossbeam_channel::bounded(64);
        for _ in 0..4 {
            queue.0.send(7).unwrap();
        }
        let work = Steps::new(steps / 2);
        let side = || Stage { work, shares: 2, begin: 7, queue: Some(queue.clone()) };
        let (mut one, mut other) = (side(), side());
        let second = || worker(&mut other, ITERATIONS);
        pair(&format!("an item of {steps} steps"), || worker(&mut one, ITERATIONS), second);
    }
}
// #endregion

// #region one-stage
use std::hint::black_box;

const ITERATIONS: u32 = 1_000_000;

// #include steps

struct Stage {
    work: Steps,
    shares: u32,
    begin: u32,
}
// #endregion

// #region separate
// #include one-stage

// #kernel

// #include pair

fn main() {
    for steps in [50, 500, 5_000] {
        let side = || Stage { work: Steps::new(steps / 2), shares: 2, begin: 7 };
        let (mut one, mut other) = (side(), side());
        let second = || by_itself(&mut other, ITERATIONS);
        pair(&format!("an item of {steps} steps"), || by_itself(&mut one, ITERATIONS), second);
    }
}
// #endregion

// #region alone
// #include one-stage

// #kernel

// #include pair

fn main() {
    for steps in [50, 500, 5_000] {
        let mut stage = Stage { work: Steps::new(steps), shares: 1, begin: 7 };
        pair(&format!("an item of {steps} steps"), || by_itself(&mut stage, ITERATIONS), || 0);
    }
}
// #endregion
