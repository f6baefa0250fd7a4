// A program for the Rust playground for each variant.

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

// #region traits
trait Sends<T> {
    fn try_send(&mut self, message: T) -> Result<(), T>;
}

trait Receives<T> {
    fn try_receive(&mut self) -> Option<T>;
}
// #endregion

// #region mpsc-queue
use std::sync::mpsc::{Receiver, Sender, channel};

impl<T> Sends<T> for Sender<T> {
    fn try_send(&mut self, message: T) -> Result<(), T> {
        self.send(message).map_err(|error| error.0)
    }
}

impl<T> Receives<T> for Receiver<T> {
    fn try_receive(&mut self) -> Option<T> {
        self.try_recv().ok()
    }
}
// #endregion

// #region parcel
const ITERATIONS: u32 = 100_000;

type Message = Vec<u32>;

struct Parcel<S, R> {
    out: S,
    into: R,
    message: Message,
}
// #endregion

// #region copy
use std::hint::black_box;

// #include traits

// #include mpsc-queue

// #include parcel

// #kernel

fn main() {
    for bytes in [64, 16_000, 1_000_000] {
        let (out, into) = channel();
        let mut parcel = Parcel { out, into, message: vec![7; bytes / 4] };
        let begin = std::time::Instant::now();
        black_box(clone_parcel(&mut parcel, ITERATIONS));
        let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(ITERATIONS);
        println!("{bytes} bytes: {each:.0} ns");
    }
}
// #endregion

// #region move
use std::hint::black_box;

// #include traits

// #include mpsc-queue

// #include parcel

// #kernel

fn main() {
    for bytes in [64, 16_000, 1_000_000] {
        let (out, into) = channel();
        let mut parcel = Parcel { out, into, message: vec![7; bytes / 4] };
        let begin = std::time::Instant::now();
        black_box(move_parcel(&mut parcel, ITERATIONS));
        let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(ITERATIONS);
        println!("{bytes} bytes: {each:.0} ns");
    }
}
// #endregion

// #region handle
use std::hint::black_box;

// #include traits

// #include ring-queue

// #include parcel

// #kernel

fn main() {
    for bytes in [64, 16_000, 1_000_000] {
        let (out, into) = channel();
        let mut parcel = Parcel { out, into, message: vec![7; bytes / 4] };
        let begin = std::time::Instant::now();
        black_box(move_parcel(&mut parcel, ITERATIONS));
        let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(ITERATIONS);
        println!("{bytes} bytes: {each:.0} ns");
    }
}
// #endregion
