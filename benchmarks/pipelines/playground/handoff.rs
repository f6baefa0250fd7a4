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

// #region crossbeam-queue
use crossbeam_channel::{Receiver, Sender};

impl<T> Sends<T> for Sender<T> {
    fn try_send(&mut self, message: T) -> Result<(), T> {
        Sender::try_send(self, message).map_err(|error| error.into_inner())
    }
}

impl<T> Receives<T> for Receiver<T> {
    fn try_receive(&mut self) -> Option<T> {
        self.try_recv().ok()
    }
}

fn channel<T>() -> (Sender<T>, Receiver<T>) {
    crossbeam_channel::bounded(8)
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

// #region end
type Message = Vec<u32>;

#[derive(Clone, Copy)]
struct Content {
    touched: usize,
    value: u32,
}

fn fill(message: &mut Message, Content { touched, value }: Content, count: u32) -> u32 {
    message[0] = count;
    for (word, i) in message[1..=touched].iter_mut().zip(1..) {
        *word = value.wrapping_add(i);
    }
    message[touched]
}

fn total(message: &Message, Content { touched, .. }: Content) -> u32 {
    message[1..=touched].iter().fold(0, |sum, word| sum.wrapping_add(*word))
}
// #endregion

// #region ends
struct End<S, R> {
    company: Company,
    into: R,
    out: S,
    spare: Message,
    content: Content,
    count: u32,
    disorder: u32,
}

fn end<S, R>(into: R, out: S, content: Content) -> End<S, R> {
    End { company: Company, into, out, spare: vec![0; WORDS], content, count: 0, disorder: 0 }
}
// #endregion

// #region constants
const ITERATIONS: u32 = 5_000_000;
/// Of a message.
const WORDS: usize = 16;
const TOUCHED: usize = 1;
// #endregion

// #region mpsc
use std::hint::black_box;

// #include constants

// #include company

// #include receive

// #include sends

// #include mpsc-queue

// #include end

// #include ends

// #kernel

// #include pair

fn main() {
    let (full, fulls) = channel();
    let (mut empty, empties) = channel();
    for _ in 0..8 {
        let _ = Sends::try_send(&mut empty, vec![0; WORDS]);
    }
    let content = Content { touched: TOUCHED, value: 7 };
    let mut sender = end(empties, full, content);
    let mut receiver = end(fulls, empty, content);
    let receive = || receive_buffers(&mut receiver, ITERATIONS);
    pair("a message on std’s channel", || send_buffers(&mut sender, ITERATIONS), receive);
}
// #endregion

// #region crossbeam
use std::hint::black_box;

// #include constants

// #include company

// #include receive

// #include sends

// #include crossbeam-queue

// #include end

// #include ends

// #kernel

// #include pair

fn main() {
    let (full, fulls) = channel();
    let (mut empty, empties) = channel();
    for _ in 0..8 {
        let _ = Sends::try_send(&mut empty, vec![0; WORDS]);
    }
    let content = Content { touched: TOUCHED, value: 7 };
    let mut sender = end(empties, full, content);
    let mut receiver = end(fulls, empty, content);
    let receive = || receive_buffers(&mut receiver, ITERATIONS);
    pair("a message on crossbeam’s channel", || send_buffers(&mut sender, ITERATIONS), receive);
}
// #endregion

// #region ring
use std::hint::black_box;

// #include constants

// #include company

// #include receive

// #include sends

// #include ring-queue

// #include end

// #include ends

// #kernel

// #include pair

fn main() {
    let (full, fulls) = channel();
    let (mut empty, empties) = channel();
    for _ in 0..8 {
        let _ = Sends::try_send(&mut empty, vec![0; WORDS]);
    }
    let content = Content { touched: TOUCHED, value: 7 };
    let mut sender = end(empties, full, content);
    let mut receiver = end(fulls, empty, content);
    let receive = || receive_buffers(&mut receiver, ITERATIONS);
    pair("a message on the ring", || send_buffers(&mut sender, ITERATIONS), receive);
}
// #endregion

// #region alone
use std::hint::black_box;
use std::sync::mpsc::{Receiver, Sender, channel};

// #include constants

// #include end

// #include alone-queue

struct End<S, R> {
    into: R,
    out: S,
    content: Content,
    count: u32,
    disorder: u32,
}

struct Both<S, R> {
    sender: End<S, R>,
    receiver: End<S, R>,
}

// #kernel

fn main() {
    let (full, fulls) = channel();
    let (empty, empties) = channel();
    for _ in 0..8 {
        let _ = empty.send(vec![0; WORDS]);
    }
    let content = Content { touched: TOUCHED, value: 7 };
    let end = |into, out| End { into, out, content, count: 0, disorder: 0 };
    let mut both = Both { sender: end(empties, full), receiver: end(fulls, empty) };
    let begin = std::time::Instant::now();
    black_box(send_to_itself(&mut both, ITERATIONS));
    println!("a message to itself: {:.0} ns", begin.elapsed().as_secs_f64() * 1e9 / f64::from(ITERATIONS));
}
// #endregion

// #region alone-queue
trait Sends<T> {
    fn try_send(&mut self, message: T) -> Result<(), T>;
}

trait Receives<T> {
    fn try_receive(&mut self) -> Option<T>;
}

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

// #region mutex
use std::array::from_fn;
use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::{Acquire, Release}};
use std::sync::{Arc, Mutex};

const BUFFERS: u32 = 8;
// #include constants

// #include company

// #include end

#[repr(align(128))]
#[derive(Default)]
struct Apart<T>(T);

struct Slots {
    company: Company,
    slots: Vec<Arc<Mutex<Message>>>,
    counts: Arc<[Apart<AtomicU32>; 2]>,
    turn: u32,
    spare: Message,
    content: Content,
    disorder: u32,
}

// #kernel

// #include pair

fn main() {
    let slots: [_; 8] = from_fn(|_| Arc::new(Mutex::new(vec![0; WORDS])));
    let counts = Arc::default();
    let content = Content { touched: TOUCHED, value: 7 };
    let side = || Slots {
        company: Company,
        slots: slots.to_vec(),
        counts: Arc::clone(&counts),
        turn: 0,
        spare: vec![0; WORDS],
        content,
        disorder: 0,
    };
    let (mut put, mut get) = (side(), side());
    let first = || put_under_lock(&mut put, ITERATIONS);
    pair("a message in a buffer under a lock", first, || get_under_lock(&mut get, ITERATIONS));
}
// #endregion

// #region clone
use std::hint::black_box;

// #include constants-clone

// #include company

// #include receive

// #include sends

// #include send

// #include ring-queue

type Message = Vec<u32>;

struct Cloner {
    company: Company,
    ends: (Option<Sender<Message>>, Option<Receiver<Message>>),
    original: Message,
    count: u32,
    disorder: u32,
}

// #kernel

// #include pair

fn main() {
    let (sender, receiver) = channel();
    let side = |ends| Cloner { company: Company, ends, original: vec![7; WORDS], count: 0, disorder: 0 };
    let mut sender = side((Some(sender), None));
    let mut receiver = side((None, Some(receiver)));
    let receive = || receive_clones(&mut receiver, ITERATIONS);
    pair("a message that is a clone", || send_clones(&mut sender, ITERATIONS), receive);
}
// #endregion

// #region constants-clone
const ITERATIONS: u32 = 1_000_000;
/// Of a message.
const WORDS: usize = 16;
// #endregion
