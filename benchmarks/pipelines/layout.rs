//! The buffers that are handed over: `Vec<u32>`, of which a send moves the three words of the handle.

use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, mpsc};

use super::presence::{Apart, Company, Presence, presence};
use super::queues::{Receives, Sends, share_out};
use super::ring::ring;
use crate::harness::{Context, Kernel};

pub type Message = Vec<u32>;

pub const BUFFERS: u32 = 8;
/// Copies on their way, at the most.
const ON_THE_WAY: usize = 4;
/// Looks for an absent partner, in each operation: see `Company`.
const SOLO: u32 = 30;

/// How much of a message is used.
#[derive(Clone, Copy)]
pub enum Use {
    Word,
    All,
}

/// The first word of a message is its number; the others are the same in every message, so the checksum of a thread does not depend
/// on which messages it got.
#[derive(Clone, Copy)]
pub struct Content {
    pub touched: usize,
    pub value: u32,
}

impl Content {
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    fn new(context: &Context, how_much: Use) -> Self {
        let words = context.parameter("size") as usize / 4;
        let touched = match how_much {
            Use::Word => 1,
            Use::All => words - 1,
        };
        Self { touched, value: context.seed }
    }

    /// A message of its own for a thread that is alone: what it would have received.
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    fn spare(self, context: &Context) -> Message {
        let mut spare = vec![0; context.parameter("size") as usize / 4];
        for (word, i) in spare[1..=self.touched].iter_mut().zip(1..) {
            *word = self.value.wrapping_add(i);
        }
        spare
    }
}

/// What a thread that hands buffers on, or gets them, holds. The sender receives empty buffers and sends full ones; the
/// receiver the other way round.
pub struct End<S, R> {
    pub company: Company,
    pub into: R,
    pub out: S,
    /// Used when the other thread is not there.
    pub spare: Message,
    pub content: Content,
    /// Messages sent or received, and those that came out of order.
    pub count: u32,
    pub disorder: u32,
}

/// A channel of some kind.
type Channel<S, R> = fn() -> (S, R);

struct Ways<S, R> {
    into: R,
    out: S,
    presence: Presence,
}

/// Both threads' ends; all buffers are in the queue of the empty ones.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn ways<S: Sends<Message>, R: Receives<Message>>(
    context: &Context,
    buffers: u32,
    channel: Channel<S, R>,
) -> [Ways<S, R>; 2] {
    let (full, fulls) = channel();
    let (mut empty, empties) = channel();
    for _ in 0..buffers {
        let buffer = vec![0; context.parameter("size") as usize / 4];
        empty.try_send(buffer).expect("there is room for all of them");
    }
    let presence = presence(2);
    let sender = Ways { into: empties, out: full, presence: Arc::clone(&presence) };
    [sender, Ways { into: fulls, out: empty, presence }]
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn end<S, R>(context: &Context, thread: u32, ways: Ways<S, R>, content: Content) -> End<S, R> {
    let company = Company::new(&ways.presence, thread, 1 - thread, SOLO);
    let Ways { into, out, .. } = ways;
    End { company, into, out, spare: content.spare(context), content, count: 0, disorder: 0 }
}

pub fn audit_order(disorder: u32) -> Result<(), String> {
    if disorder == 0 { Ok(()) } else { Err(format!("{disorder} messages came out of order")) }
}

/// A timed loop on what a thread holds.
pub type Loop<E> = fn(&mut E, u32) -> u32;

/// One thread's loop on what it holds.
struct Looping<E> {
    end: E,
    run: Loop<E>,
    disorder: fn(&E) -> u32,
}

impl<E> Kernel for Looping<E> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.end, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        audit_order((self.disorder)(&self.end))
    }
}

/// A kernel that runs the loop of its thread.
pub fn looping<E: 'static>(
    context: &Context,
    end: E,
    loops: [Loop<E>; 2],
    disorder: fn(&E) -> u32,
) -> Box<dyn Kernel> {
    Box::new(Looping { end, run: loops[context.thread as usize], disorder })
}

/// Thread 0 sends, thread 1 receives.
pub fn handoff<S: Sends<Message>, R: Receives<Message>>(
    context: &Context,
    how_much: Use,
    channel: Channel<S, R>,
    loops: [Loop<End<S, R>>; 2],
) -> Box<dyn Kernel> {
    let mine = share_out(context, || ways(context, BUFFERS, channel).into());
    let end = end(context, context.thread, mine, Content::new(context, how_much));
    looping(context, end, loops, |end| end.disorder)
}

/// Both ends in one thread.
pub struct Both<S, R> {
    pub sender: End<S, R>,
    pub receiver: End<S, R>,
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn one_thread<S: Sends<Message>, R: Receives<Message>>(
    context: &Context,
    how_much: Use,
    channel: Channel<S, R>,
    run: Loop<Both<S, R>>,
) -> Box<dyn Kernel> {
    let content = Content::new(context, how_much);
    let [sender, receiver] = ways(context, BUFFERS, channel);
    let both =
        Both { sender: end(context, 0, sender, content), receiver: end(context, 1, receiver, content) };
    looping(context, both, [run, run], |both| both.receiver.disorder)
}

// ---- channels ----

pub fn rings<T: Send + 'static>() -> (super::ring::Sender<T>, super::ring::Receiver<T>) {
    ring(BUFFERS as usize)
}

pub fn bounded<T: Send + 'static>() -> (crossbeam_channel::Sender<T>, crossbeam_channel::Receiver<T>) {
    crossbeam_channel::bounded(BUFFERS as usize)
}

pub fn channels<T: Send + 'static>() -> (mpsc::Sender<T>, mpsc::Receiver<T>) {
    mpsc::channel()
}

// ---- clones ----

pub struct Cloner {
    pub company: Company,
    pub ends: (Option<super::ring::Sender<Message>>, Option<super::ring::Receiver<Message>>),
    /// The sender clones it; the receiver reads it when no clone comes.
    pub original: Message,
    pub count: u32,
    pub disorder: u32,
}

type Part = (Option<super::ring::Sender<Message>>, Option<super::ring::Receiver<Message>>, Presence);

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn cloners(context: &Context, loops: [fn(&mut Cloner, u32) -> u32; 2]) -> Box<dyn Kernel> {
    let parts = || -> Vec<Part> {
        let (sender, receiver) = ring(ON_THE_WAY);
        let presence = presence(2);
        vec![(Some(sender), None, Arc::clone(&presence)), (None, Some(receiver), presence)]
    };
    let (sender, receiver, presence) = share_out(context, parts);
    let company = Company::new(&presence, context.thread, 1 - context.thread, SOLO);
    let original = Content::new(context, Use::All).spare(context);
    let cloner = Cloner { company, ends: (sender, receiver), original, count: 0, disorder: 0 };
    looping(context, cloner, loops, |cloner| cloner.disorder)
}

// ---- shared slots ----

/// Eight buffers that both threads own, each under a lock, and two counts that say whose turn it is.
pub struct Slots {
    pub company: Company,
    pub slots: Vec<Arc<Mutex<Message>>>,
    /// Messages put by thread 0, and got by thread 1.
    pub counts: Arc<[Apart<AtomicU32>; 2]>,
    pub turn: u32,
    pub spare: Message,
    pub content: Content,
    pub disorder: u32,
}

pub fn shared_slots(
    context: &Context,
    how_much: Use,
    loops: [fn(&mut Slots, u32) -> u32; 2],
) -> Box<dyn Kernel> {
    let size = context.parameter("size") as usize / 4;
    let shared = context.share(|| {
        let slots: Vec<_> = (0..BUFFERS).map(|_| Arc::new(Mutex::new(vec![0; size]))).collect();
        (slots, Arc::default(), presence(2))
    });
    let (slots, counts, presence) = &*shared;
    let content = Content::new(context, how_much);
    let mine = Slots {
        company: Company::new(presence, context.thread, 1 - context.thread, SOLO),
        slots: slots.clone(),
        counts: Arc::clone(counts),
        turn: 0,
        spare: content.spare(context),
        content,
        disorder: 0,
    };
    looping(context, mine, loops, |slots| slots.disorder)
}

// ---- chains ----

/// A message whose lines are a chain: the first word of each says which line is next.
pub type Lines = Vec<Line>;

#[repr(align(64))]
#[derive(Clone, Copy, Default)]
pub struct Line {
    pub next: u32,
    /// In the first line: the number of the message.
    pub number: u32,
}

pub struct Chain {
    pub company: Company,
    pub into: super::ring::Receiver<Lines>,
    pub out: super::ring::Sender<Lines>,
    pub spare: Lines,
    /// What the sender writes: the next line of each line.
    pub links: Vec<u32>,
    /// Thread 0 follows its spare, whatever came.
    pub own: bool,
    pub count: u32,
    pub disorder: u32,
}

/// Thread 1 sends, thread 0 receives. Two buffers: one is read while the other is written, and what is read has just been written.
pub fn chains(
    context: &Context,
    links: Vec<u32>,
    own: bool,
    loops: [fn(&mut Chain, u32) -> u32; 2],
) -> Box<dyn Kernel> {
    let parts = || {
        let (full, fulls) = ring(2);
        let (mut empty, empties) = ring(2);
        for _ in 0..2 {
            let buffer = vec![Line::default(); links.len()];
            empty.try_send(buffer).ok().expect("there is room for both");
        }
        let presence = presence(2);
        vec![(fulls, empty, Arc::clone(&presence)), (empties, full, presence)]
    };
    let (into, out, presence) = share_out(context, parts);
    // A thread alone finds its lines in its own cache, and would be much faster than one that has company.
    let solo = links.len() as u32;
    let company = Company::new(&presence, context.thread, 1 - context.thread, solo);
    let spare = links.iter().map(|&next| Line { next, number: 0 }).collect();
    let chain = Chain { company, into, out, spare, links, own, count: 0, disorder: 0 };
    looping(context, chain, loops, |chain| chain.disorder)
}

/// A chain through all of `count` places that comes back to its start: in order, or in an order that looks random.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn links(context: &Context, shuffled: bool) -> Vec<u32> {
    let count = context.parameter("size") / 64;
    let mut order: Vec<u32> = (0..count).collect();
    let mut x = context.seed;
    // Fisher and Yates, with the upper half of a linear congruential generator's bits, which are its better ones.
    for left in (3..=count).rev().filter(|_| shuffled) {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        order.swap(1 + ((x >> 16) % (left - 1)) as usize, left as usize - 1);
    }
    let mut links = vec![0; count as usize];
    for (i, &place) in order.iter().enumerate() {
        links[place as usize] = order[(i + 1) % order.len()];
    }
    links
}
