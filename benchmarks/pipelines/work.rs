//! Items of work, and who does which share of them; questions and answers.

use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::{Acquire, Relaxed, Release}};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, Thread};

use super::layout::Loop;
use super::presence::{Apart, Company, Presence, presence};
use super::queues::{Receives, Sends, share_out};
use super::ring::{self, ring};
use crate::harness::{Context, Kernel};

/// Arithmetic on numbers under 2^31, because that is what a queue in TypeScript takes.
#[derive(Clone, Copy)]
pub struct Steps {
    pub steps: u32,
    factor: u32,
    term: u32,
}

impl Steps {
    fn new(steps: u32) -> Self {
        // Constants that the compiler knew, it would multiply out for several steps at once.
        let (factor, term) = black_box((1_664_525, 1_013_904_223));
        Self { steps, factor, term }
    }

    /// One step.
    pub fn step(self, x: u32) -> u32 {
        x.wrapping_mul(self.factor).wrapping_add(self.term) & 0x7fff_ffff
    }
}

// ---- stages ----

/// Items between two stages.
const BETWEEN: usize = 8;
const SOLO: u32 = 20;

pub struct Stage {
    /// Of a share; and shares of an item.
    pub work: Steps,
    pub shares: u32,
    /// What the share begins with: all items are equal, so a stage knows what it would have received.
    pub begin: u32,
    pub left: Option<ring::Receiver<u32>>,
    pub right: Option<ring::Sender<u32>>,
    /// A queue that all workers take from and put back to.
    pub queue: Option<(crossbeam_channel::Sender<u32>, crossbeam_channel::Receiver<u32>)>,
    pub before: Company,
    pub after: Company,
}

struct Staged {
    stage: Stage,
    run: Loop<Stage>,
}

impl Kernel for Staged {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.stage, iterations)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn stage_of(context: &Context, first: u32, presence: &Presence) -> Stage {
    let Context { threads, thread, seed, .. } = *context;
    let work = Steps::new(context.parameter("work") / threads);
    let begin = (0..work.steps * first).fold(seed & 0x7fff_ffff, |x, _| work.step(x));
    let company = |other: u32| Company::new(presence, thread, other, SOLO);
    Stage {
        work,
        shares: threads,
        begin,
        left: None,
        right: None,
        queue: None,
        before: company(thread.saturating_sub(1)),
        after: company((thread + 1).min(threads - 1)),
    }
}

type Neighbors = (Option<ring::Receiver<u32>>, Option<ring::Sender<u32>>, Presence);

/// Thread t does share t of every item.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn stages(context: &Context, run: Loop<Stage>) -> Box<dyn Kernel> {
    let parts = || -> Vec<Neighbors> {
        let presence = presence(context.threads);
        let mut left = None;
        let part = |thread| {
            let (right, next) = if thread + 1 < context.threads {
                let (sender, receiver) = ring(BETWEEN);
                (Some(sender), Some(receiver))
            } else {
                (None, None)
            };
            (std::mem::replace(&mut left, next), right, Arc::clone(&presence))
        };
        (0..context.threads).map(part).collect()
    };
    let (left, right, presence) = share_out(context, parts);
    let stage = Stage { left, right, ..stage_of(context, context.thread, &presence) };
    Box::new(Staged { stage, run })
}

/// Each thread does all shares of an item. `shared`: items come from a queue of all threads.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn workers(context: &Context, shared: bool, run: Loop<Stage>) -> Box<dyn Kernel> {
    let stage = stage_of(context, 0, &presence(context.threads));
    let queue = shared.then(|| {
        let queue = context.share(|| {
            let (sender, receiver) = crossbeam_channel::bounded(64);
            // Two for each worker: whoever takes one finds one, whatever the others hold.
            for _ in 0..2 * context.threads {
                sender.try_send(stage.begin).expect("there is room for all of them");
            }
            (sender, receiver)
        });
        (queue.0.clone(), queue.1.clone())
    });
    Box::new(Staged { stage: Stage { queue, ..stage }, run })
}

// ---- questions and answers ----

/// A message in one word, and beside it a number that grows with each: who has seen the number has seen the message.
#[derive(Default)]
struct Word {
    number: AtomicU32,
    message: AtomicU32,
}

/// One end of a word. There is never more than one message on its way.
pub struct WordEnd {
    word: Arc<Apart<Word>>,
    seen: u32,
}

impl Sends<u32> for WordEnd {
    fn try_send(&mut self, message: u32) -> Result<(), u32> {
        self.word.0.message.store(message, Relaxed);
        self.seen = self.seen.wrapping_add(1);
        self.word.0.number.store(self.seen, Release);
        Ok(())
    }
}

impl Receives<u32> for WordEnd {
    fn try_receive(&mut self) -> Option<u32> {
        let number = self.word.0.number.load(Acquire);
        if number == self.seen {
            return None;
        }
        self.seen = number;
        Some(self.word.0.message.load(Relaxed))
    }
}

/// A number is a question or its answer; nothing means: I am leaving, look whether I am still there.
pub type Note = Option<u32>;

pub struct Talker<S, R> {
    pub company: Company,
    pub into: R,
    pub out: S,
    /// Of a question.
    pub work: Steps,
    pub question: u32,
    /// A question is on its way: asked when the other thread was not there.
    pub asked: bool,
    /// Handles of both threads, for who must be woken.
    threads: Arc<Mutex<[Option<Thread>; 2]>>,
    other: usize,
    partner: Option<Thread>,
}

impl<S, R> Talker<S, R> {
    /// Lets the other thread's `park` return, or its next one.
    pub fn wake(&mut self) {
        if self.partner.is_none() {
            self.partner = self.threads.lock().unwrap()[self.other].clone();
        }
        if let Some(partner) = &self.partner {
            partner.unpark();
        }
    }
}

struct Talking<S, R> {
    talker: Talker<S, R>,
    run: Loop<Talker<S, R>>,
}

impl<S, R> Kernel for Talking<S, R> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.talker, iterations)
    }
}

/// Thread 0 asks, thread 1 answers.
pub fn talk<S: Send + 'static, R: Send + 'static>(
    context: &Context,
    way: fn() -> (S, R),
    loops: [Loop<Talker<S, R>>; 2],
) -> Box<dyn Kernel> {
    let parts = || {
        let (question, questions) = way();
        let (answer, answers) = way();
        let presence = presence(2);
        let threads = Arc::default();
        vec![
            (answers, question, Arc::clone(&presence), Arc::clone(&threads)),
            (questions, answer, presence, threads),
        ]
    };
    let (into, out, presence, threads): (_, _, _, Arc<Mutex<[Option<Thread>; 2]>>) =
        share_out(context, parts);
    let thread = context.thread as usize;
    threads.lock().unwrap()[thread] = Some(thread::current());
    let talker = Talker {
        company: Company::new(&presence, context.thread, 1 - context.thread, 100),
        into,
        out,
        work: Steps::new(context.parameter("work")),
        question: context.seed & 0x7fff_ffff,
        asked: false,
        threads,
        other: 1 - thread,
        partner: None,
    };
    Box::new(Talking { talker, run: loops[thread] })
}

pub fn word() -> (WordEnd, WordEnd) {
    let word: Arc<Apart<Word>> = Arc::default();
    (WordEnd { word: Arc::clone(&word), seen: 0 }, WordEnd { word, seen: 0 })
}

pub fn notes() -> (mpsc::Sender<Note>, mpsc::Receiver<Note>) {
    mpsc::channel()
}

/// Waits for a message asleep; who sends wakes this thread. Nothing when the other thread is not there.
pub fn receive_parked(into: &mut impl Receives<u32>, company: &mut Company) -> Option<u32> {
    let mut polls = 0;
    loop {
        let message = into.try_receive();
        if message.is_some() {
            return message;
        }
        if !company.worth_waiting(polls) {
            company.nap();
            return None;
        }
        if company.present() {
            thread::park();
        }
        polls += 1;
    }
}

/// Looks for a note, then waits for it with std's `recv`, asleep.
pub fn receive_waiting(into: &mpsc::Receiver<Note>, company: &mut Company) -> Option<u32> {
    let mut polls = 0;
    loop {
        match into.try_recv() {
            Ok(Some(message)) => return Some(message),
            Ok(None) => continue,
            Err(_) => {}
        }
        if !company.worth_waiting(polls) {
            company.nap();
            return None;
        }
        if company.present()
            && let Ok(Some(message)) = into.recv()
        {
            return Some(message);
        }
        polls += 1;
    }
}
