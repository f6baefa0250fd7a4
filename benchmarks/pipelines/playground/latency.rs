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

// #region mpsc-queue
use std::sync::mpsc::{Receiver, Sender, channel};

impl Sends<u32> for Sender<Option<u32>> {
    fn try_send(&mut self, message: u32) -> Result<(), u32> {
        self.send(Some(message)).map_err(|_| message)
    }
}

impl Receives<u32> for Receiver<Option<u32>> {
    fn try_receive(&mut self) -> Option<u32> {
        self.try_recv().ok().flatten()
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

// #region share
fn share(x: u32, work: Steps) -> u32 {
    (0..work.steps).fold(x, |x, _| work.step(x))
}
// #endregion

// #region talker
const ITERATIONS: u32 = 100_000;

struct Talker<S, R> {
    company: Company,
    into: R,
    out: S,
    work: Steps,
    question: u32,
    asked: bool,
}

fn talker<S, R>(into: R, out: S) -> Talker<S, R> {
    Talker { company: Company, into, out, work: Steps::new(0), question: 7, asked: false }
}
// #endregion

// #region word-queue
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::{Acquire, Relaxed, Release}};

#[repr(align(128))]
#[derive(Default)]
struct Word {
    number: AtomicU32,
    message: AtomicU32,
}

/// One end of a word.
struct End(Arc<Word>, u32);

impl Sends<u32> for End {
    fn try_send(&mut self, message: u32) -> Result<(), u32> {
        self.0.message.store(message, Relaxed);
        self.1 += 1;
        self.0.number.store(self.1, Release);
        Ok(())
    }
}

impl Receives<u32> for End {
    fn try_receive(&mut self) -> Option<u32> {
        let number = self.0.number.load(Acquire);
        if number == self.1 {
            return None;
        }
        self.1 = number;
        Some(self.0.message.load(Relaxed))
    }
}

fn channel() -> (End, End) {
    let word = Arc::new(Word::default());
    (End(Arc::clone(&word), 0), End(word, 0))
}
// #endregion

// #region word
use std::hint::black_box;

// #include company

// #include receive

// #include sends

// #include word-queue

// #include steps

// #include share

// #include talker

// #kernel

// #include pair

fn main() {
    let (question, questions) = channel();
    let (reply, replies) = channel();
    let (mut asks, mut answers) = (talker(replies, question), talker(questions, reply));
    let second = || answer(&mut answers, ITERATIONS);
    pair("there and back", || ask(&mut asks, ITERATIONS), second);
}
// #endregion

// #region polling
use std::hint::black_box;

// #include company

// #include receive

// #include sends

// #include mpsc-queue

// #include steps

// #include share

// #include talker

// #kernel

// #include pair

fn main() {
    let (question, questions) = channel();
    let (reply, replies) = channel();
    let (mut asks, mut answers) = (talker(replies, question), talker(questions, reply));
    let second = || answer(&mut answers, ITERATIONS);
    pair("there and back", || ask(&mut asks, ITERATIONS), second);
}
// #endregion

// #region waiting
use std::hint::black_box;
use std::sync::mpsc::{self, Receiver, channel};

// #include company

// #include steps

// #include share

// #include talker

type Note = Option<u32>;
type Waiting = Talker<mpsc::Sender<Note>, Receiver<Note>>;

/// In the book the other thread may be gone; here it never is, and this is `recv`.
fn receive_waiting(into: &Receiver<Note>, company: &mut Company) -> Option<u32> {
    company.worth_waiting(0);
    into.recv().ok().flatten()
}

fn leave_loudly(talker: &Waiting) {
    talker.company.leave();
}

// #kernel

// #include pair

fn main() {
    let (question, questions) = channel();
    let (answer, answers) = channel();
    let (mut asks, mut replies) = (talker(answers, question), talker(questions, answer));
    let second = || answer_waiting(&mut replies, ITERATIONS);
    pair("there and back", || ask_waiting(&mut asks, ITERATIONS), second);
}
// #endregion

// #region sleeping
use std::hint::black_box;
use std::thread::{self, Thread};

const ITERATIONS: u32 = 100_000;

// #include company

// #include receives

// #include sends

// #include word-queue

// #include steps

// #include share

struct Talker<S, R> {
    company: Company,
    into: R,
    out: S,
    work: Steps,
    question: u32,
    asked: bool,
    partner: Thread,
}

impl<S, R> Talker<S, R> {
    fn wake(&mut self) {
        self.partner.unpark();
    }
}

fn receive_parked(into: &mut impl Receives<u32>, company: &mut Company) -> Option<u32> {
    while company.worth_waiting(0) {
        let message = into.try_receive();
        if message.is_some() {
            return message;
        }
        thread::park();
    }
    None
}

// #kernel

fn talker(into: End, out: End, partner: Thread) -> Talker<End, End> {
    Talker { company: Company, into, out, work: Steps::new(0), question: 7, asked: false, partner }
}

fn main() {
    let (question, questions) = channel();
    let (answer, answers) = channel();
    let me = thread::current();
    let other = thread::spawn(move || answer_parked(&mut talker(questions, answer, me), ITERATIONS));
    let mut asks = talker(answers, question, other.thread().clone());
    let begin = std::time::Instant::now();
    black_box(ask_parked(&mut asks, ITERATIONS));
    println!("there and back: {:.0} ns", begin.elapsed().as_secs_f64() * 1e9 / f64::from(ITERATIONS));
    other.join().unwrap();
}
// #endregion

// #region receives
trait Receives<T> {
    fn try_receive(&mut self) -> Option<T>;
}
// #endregion
