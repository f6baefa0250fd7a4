//! Pipelines, in Rust: the timed loops.

use std::hint::black_box;
use std::sync::atomic::Ordering::{Acquire, Release};
use std::sync::mpsc;

use crate::harness::{Context, Entry, Kernel, entry};

mod demos;
mod layout;
mod presence;
mod queues;
mod ring;
mod work;
use layout::{
    BUFFERS, Loop, Both, Chain, Cloner, Content, End, Message, Slots, Use, bounded, chains, channels, cloners, handoff,
    links, one_thread, rings, shared_slots,
};
use queues::{Receives, Sends, receive, send};
use work::{Note, Stage, Steps, Talker, notes, receive_parked, receive_waiting, stages, talk, word, workers};

// ---- handoff, buffers: from one thread to another ----

/// Fills a message: its number, then as many words as are touched. Returns the last.
fn fill(message: &mut Message, Content { touched, value }: Content, count: u32) -> u32 {
    message[0] = count;
    for (word, i) in message[1..=touched].iter_mut().zip(1..) {
        *word = value.wrapping_add(i);
    }
    message[touched]
}

/// Reads a message: the sum of the words that are touched.
fn total(message: &Message, Content { touched, .. }: Content) -> u32 {
    message[1..=touched].iter().fold(0, |sum, word| sum.wrapping_add(*word))
}

// #region handoff/crossbeam
// #region handoff/mpsc
// #region handoff/ring
// #region buffers/crossbeam
// #region buffers/mpsc
// #region buffers/ring
/// Takes an empty buffer, fills it, and moves it to the other thread.
fn send_buffers<S: Sends<Message>, R: Receives<Message>>(end: &mut End<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    end.company.enter();
    for _ in 0..iterations {
        let last = match receive(&mut end.into, &mut end.company) {
            // Nobody there: the work is done on a buffer of this thread's own.
            None => fill(black_box(&mut end.spare), end.content, 0),
            Some(mut buffer) => {
                let last = fill(black_box(&mut buffer), end.content, end.count);
                end.count = end.count.wrapping_add(1);
                let _ = end.out.try_send(buffer); // there is room: the queue takes all the buffers that there are
                last
            }
        };
        sum = sum.wrapping_mul(31).wrapping_add(last);
    }
    end.company.leave();
    sum
}

/// Receives a buffer, reads it, and moves it back to be filled again.
fn receive_buffers<S: Sends<Message>, R: Receives<Message>>(end: &mut End<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    end.company.enter();
    for _ in 0..iterations {
        let read = match receive(&mut end.into, &mut end.company) {
            None => total(black_box(&end.spare), end.content),
            Some(buffer) => {
                end.disorder += u32::from(buffer[0] != end.count);
                end.count = end.count.wrapping_add(1);
                let read = total(black_box(&buffer), end.content);
                let _ = end.out.try_send(buffer);
                read
            }
        };
        sum = sum.wrapping_mul(31).wrapping_add(read);
    }
    end.company.leave();
    sum
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region handoff/clone
/// Keeps the original: asks the allocator for a block, copies every byte, and sends the copy.
fn send_clones(cloner: &mut Cloner, iterations: u32) -> u32 {
    let Cloner { company, ends: (Some(out), _), original, count, .. } = cloner else { return 0 };
    let mut sum = 0_u32;
    company.enter();
    for _ in 0..iterations {
        let mut copy = black_box(original.clone());
        copy[0] = *count;
        sum = sum.wrapping_mul(31).wrapping_add(copy[1]);
        if send(out, copy, company).is_ok() {
            *count = count.wrapping_add(1);
        }
    }
    company.leave();
    sum
}

/// Receives a copy, reads a word of it, and frees it.
fn receive_clones(cloner: &mut Cloner, iterations: u32) -> u32 {
    let Cloner { company, ends: (_, Some(into)), original, count, disorder } = cloner else { return 0 };
    let mut sum = 0_u32;
    company.enter();
    for _ in 0..iterations {
        let word = match receive(into, company) {
            None => black_box(&*original)[1],
            Some(copy) => {
                *disorder += u32::from(copy[0] != *count);
                *count = count.wrapping_add(1);
                copy[1]
            }
        };
        sum = sum.wrapping_mul(31).wrapping_add(word);
    }
    company.leave();
    sum
}
// #endregion

// #region handoff/mutex
// #region buffers/mutex
/// Eight buffers that both threads own, each under a lock, and two counts that say how far each thread is.
fn put_under_lock(slots: &mut Slots, iterations: u32) -> u32 {
    let Slots { company, slots, counts, turn, spare, content, .. } = slots;
    let mut sum = 0_u32;
    company.enter();
    for _ in 0..iterations {
        let full = |turn: u32| turn.wrapping_sub(counts[1].0.load(Acquire)) == BUFFERS;
        let mut polls = 0;
        // All eight are full: wait until the other thread has read one.
        while full(*turn) && company.worth_waiting(polls) {
            polls += 1;
        }
        let last = if full(*turn) {
            fill(black_box(spare), *content, 0)
        } else {
            let mut slot = slots[(*turn % BUFFERS) as usize].lock().unwrap();
            let last = fill(black_box(&mut slot), *content, *turn);
            drop(slot);
            *turn = turn.wrapping_add(1);
            counts[0].0.store(*turn, Release);
            last
        };
        sum = sum.wrapping_mul(31).wrapping_add(last);
    }
    company.leave();
    sum
}

fn get_under_lock(slots: &mut Slots, iterations: u32) -> u32 {
    let Slots { company, slots, counts, turn, spare, content, disorder } = slots;
    let mut sum = 0_u32;
    company.enter();
    for _ in 0..iterations {
        let empty = |turn: u32| turn == counts[0].0.load(Acquire);
        let mut polls = 0;
        while empty(*turn) && company.worth_waiting(polls) {
            polls += 1;
        }
        let read = if empty(*turn) {
            total(black_box(spare), *content)
        } else {
            let slot = slots[(*turn % BUFFERS) as usize].lock().unwrap();
            *disorder += u32::from(slot[0] != *turn);
            let read = total(black_box(&slot), *content);
            drop(slot);
            *turn = turn.wrapping_add(1);
            counts[1].0.store(*turn, Release);
            read
        };
        sum = sum.wrapping_mul(31).wrapping_add(read);
    }
    company.leave();
    sum
}
// #endregion
// #endregion

// #region handoff/alone
// #region buffers/alone
/// One thread at both ends of the same queues: fills a buffer, sends it to itself, reads it, sends it back.
fn send_to_itself<S: Sends<Message>, R: Receives<Message>>(both: &mut Both<S, R>, iterations: u32) -> u32 {
    let Both { sender, receiver } = both;
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let Some(mut buffer) = sender.into.try_receive() else { break };
        fill(black_box(&mut buffer), sender.content, sender.count);
        sender.count = sender.count.wrapping_add(1);
        let _ = sender.out.try_send(buffer);
        let Some(buffer) = receiver.into.try_receive() else { break };
        receiver.disorder += u32::from(buffer[0] != receiver.count);
        receiver.count = receiver.count.wrapping_add(1);
        sum = sum.wrapping_mul(31).wrapping_add(total(black_box(&buffer), receiver.content));
        let _ = receiver.out.try_send(buffer);
    }
    sum
}
// #endregion
// #endregion

// ---- lines: reading what another core has just written ----

// #region lines/own-in-order
// #region lines/handed-in-order
// #region lines/own
// #region lines/handed
/// Receives a message and follows its links, from line to line; or follows those of a buffer of its own.
fn follow(chain: &mut Chain, iterations: u32) -> u32 {
    let Chain { company, into, out, spare, own, count, disorder, .. } = chain;
    let mut sum = 0_u32;
    company.enter();
    for _ in 0..iterations {
        let message = receive(into, company);
        if let Some(message) = &message {
            *disorder += u32::from(message[0].number != *count);
            *count = count.wrapping_add(1);
        }
        let lines = black_box(message.as_ref().filter(|_| !*own).unwrap_or(spare));
        let mut line = 0;
        for _ in 0..lines.len() {
            line = lines[line as usize].next; // the next one is not known before this one has come
            sum = sum.wrapping_mul(31).wrapping_add(line);
        }
        if let Some(message) = message {
            let _ = out.try_send(message);
        }
    }
    company.leave();
    sum
}

/// Writes a word into each line of a message, in order, and sends it.
fn write_links(chain: &mut Chain, iterations: u32) -> u32 {
    let Chain { company, into, out, spare, links, count, .. } = chain;
    let mut sum = 0_u32;
    company.enter();
    for _ in 0..iterations {
        let mut message = receive(into, company);
        let lines = black_box(message.as_mut().unwrap_or(spare));
        for (line, next) in lines.iter_mut().zip(links.iter()) {
            line.next = *next;
        }
        sum = sum.wrapping_mul(31).wrapping_add(lines[0].next);
        if let Some(mut message) = message {
            message[0].number = *count;
            *count = count.wrapping_add(1);
            let _ = out.try_send(message);
        }
    }
    company.leave();
    sum
}
// #endregion
// #endregion
// #endregion
// #endregion

// ---- stages: the same work, cut up in two ways ----

// #region stages/pipeline
// #region stages/workers
// #region stages/separate
// #region stages/alone
/// A share of an item: steps of arithmetic, each of which waits for the one before.
fn share(x: u32, work: Steps) -> u32 {
    let mut y = x;
    for _ in 0..work.steps {
        y = work.step(y);
    }
    y
}
// #endregion
// #endregion
// #endregion

/// One stage: takes an item from the left, does its own share of the work, hands it on to the right.
fn stage(stage: &mut Stage, iterations: u32) -> u32 {
    let Stage { work, begin, left, right, before, after, .. } = stage;
    let mut sum = 0_u32;
    before.enter();
    after.enter();
    for _ in 0..iterations {
        let item = left.as_mut().and_then(|left| receive(left, before));
        let x = share(black_box(item.unwrap_or(*begin)), *work);
        if let Some(right) = right {
            let _ = send(right, x, after);
        }
        sum = sum.wrapping_mul(31).wrapping_add(x);
    }
    after.leave();
    sum
}
// #endregion

// #region stages/workers
/// A worker: takes an item from the queue of all, does all of its shares, and takes the next.
fn worker(stage: &mut Stage, iterations: u32) -> u32 {
    let Stage { work, shares, begin, queue: Some((sender, receiver)), .. } = stage else { return 0 };
    let mut sum = 0_u32;
    let mut done = 0;
    let mut x = *begin;
    for _ in 0..iterations {
        if done == 0 {
            x = loop {
                if let Ok(item) = receiver.try_recv() {
                    break item;
                }
            };
        }
        x = share(x, *work);
        sum = sum.wrapping_mul(31).wrapping_add(x);
        done += 1;
        if done == *shares {
            let _ = sender.try_send(*begin); // as a new item, so that the queue never runs dry
            done = 0;
        }
    }
    if done > 0 {
        let _ = sender.try_send(*begin);
    }
    sum
}
// #endregion

// #region stages/alone
// #region stages/separate
/// No queue: the thread makes its items itself.
fn by_itself(stage: &mut Stage, iterations: u32) -> u32 {
    let Stage { work, shares, begin, .. } = *stage;
    let mut sum = 0_u32;
    let mut done = 0;
    let mut x = begin;
    for _ in 0..iterations {
        if done == 0 {
            x = black_box(begin);
        }
        x = share(x, work);
        sum = sum.wrapping_mul(31).wrapping_add(x);
        done += 1;
        if done == shares {
            done = 0;
        }
    }
    sum
}
// #endregion
// #endregion

// ---- latency: a question and its answer ----

// #region latency/polling
// #region latency/word
/// Asks, and looks again and again until the answer is there.
fn ask<S: Sends<u32>, R: Receives<u32>>(talker: &mut Talker<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    talker.company.enter();
    for _ in 0..iterations {
        if !talker.asked {
            talker.asked = talker.out.try_send(talker.question).is_ok();
        }
        let answer = match receive(&mut talker.into, &mut talker.company) {
            None => share(black_box(talker.question), talker.work), // nobody there
            Some(answer) => {
                talker.asked = false;
                answer
            }
        };
        sum = sum.wrapping_mul(31).wrapping_add(answer);
    }
    talker.company.leave();
    sum
}

/// Looks again and again until a question is there, works on it, and answers.
fn answer<S: Sends<u32>, R: Receives<u32>>(talker: &mut Talker<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    talker.company.enter();
    for _ in 0..iterations {
        let asked = receive(&mut talker.into, &mut talker.company);
        let x = share(black_box(asked.unwrap_or(talker.question)), talker.work);
        if asked.is_some() {
            let _ = talker.out.try_send(x);
        }
        sum = sum.wrapping_mul(31).wrapping_add(x);
    }
    talker.company.leave();
    sum
}
// #endregion
// #endregion

type Waiting = Talker<mpsc::Sender<Note>, mpsc::Receiver<Note>>;

/// The other thread may sleep on an empty channel: a note without a message, so that it looks up.
fn leave_loudly(talker: &Waiting) {
    talker.company.leave();
    if talker.company.present() {
        let _ = talker.out.send(None);
    }
}

// #region latency/waiting
/// Asks, and waits with std’s `recv`, which sleeps until `send` wakes it.
fn ask_waiting(talker: &mut Waiting, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    talker.company.enter();
    for _ in 0..iterations {
        if !talker.asked {
            talker.asked = talker.out.send(Some(talker.question)).is_ok();
        }
        let answer = match receive_waiting(&talker.into, &mut talker.company) {
            None => share(black_box(talker.question), talker.work),
            Some(answer) => {
                talker.asked = false;
                answer
            }
        };
        sum = sum.wrapping_mul(31).wrapping_add(answer);
    }
    leave_loudly(talker);
    sum
}

fn answer_waiting(talker: &mut Waiting, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    talker.company.enter();
    for _ in 0..iterations {
        let asked = receive_waiting(&talker.into, &mut talker.company);
        let x = share(black_box(asked.unwrap_or(talker.question)), talker.work);
        if asked.is_some() {
            let _ = talker.out.send(Some(x));
        }
        sum = sum.wrapping_mul(31).wrapping_add(x);
    }
    leave_loudly(talker);
    sum
}
// #endregion

// #region latency/sleeping
/// Asks, wakes the other thread, and parks at once.
fn ask_parked<S: Sends<u32>, R: Receives<u32>>(talker: &mut Talker<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    talker.company.enter();
    for _ in 0..iterations {
        if !talker.asked {
            talker.asked = talker.out.try_send(talker.question).is_ok();
        }
        talker.wake();
        let answer = match receive_parked(&mut talker.into, &mut talker.company) {
            None => share(black_box(talker.question), talker.work),
            Some(answer) => {
                talker.asked = false;
                answer
            }
        };
        sum = sum.wrapping_mul(31).wrapping_add(answer);
    }
    talker.company.leave();
    talker.wake();
    sum
}

fn answer_parked<S: Sends<u32>, R: Receives<u32>>(talker: &mut Talker<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    talker.company.enter();
    for _ in 0..iterations {
        let asked = receive_parked(&mut talker.into, &mut talker.company);
        let x = share(black_box(asked.unwrap_or(talker.question)), talker.work);
        if asked.is_some() {
            let _ = talker.out.try_send(x);
        }
        talker.wake();
        sum = sum.wrapping_mul(31).wrapping_add(x);
    }
    talker.company.leave();
    talker.wake();
    sum
}
// #endregion

// ---- transfer: one thread, a message by its handle and by its bytes ----

struct Parcel<S, R> {
    out: S,
    into: R,
    message: Message,
    run: Loop<Parcel<S, R>>,
}

impl<S, R> Kernel for Parcel<S, R> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(self, iterations)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn parcel<S: 'static, R: 'static>(
    context: &Context,
    way: fn() -> (S, R),
    run: Loop<Parcel<S, R>>,
) -> Box<dyn Kernel> {
    let (out, into) = way();
    Box::new(Parcel { out, into, message: vec![context.seed; context.parameter("size") as usize / 4], run })
}

// #region transfer/copy
/// Clones the message, sends the clone, receives it, and drops it.
fn clone_parcel<S: Sends<Message>, R: Receives<Message>>(parcel: &mut Parcel<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let _ = parcel.out.try_send(black_box(parcel.message.clone()));
        let Some(received) = parcel.into.try_receive() else { break };
        sum = sum.wrapping_mul(31).wrapping_add(received[received.len() - 1]);
    }
    sum
}
// #endregion

// #region transfer/handle
// #region transfer/move
/// Sends the message itself, and receives it: its handle goes through the channel, its bytes stay where they are.
fn move_parcel<S: Sends<Message>, R: Receives<Message>>(parcel: &mut Parcel<S, R>, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for _ in 0..iterations {
        let _ = parcel.out.try_send(std::mem::take(&mut parcel.message));
        let Some(received) = parcel.into.try_receive() else { break };
        sum = sum.wrapping_mul(31).wrapping_add(received[received.len() - 1]);
        parcel.message = received;
    }
    sum
}
// #endregion
// #endregion

const fn buffers<S: Sends<Message>, R: Receives<Message>>() -> [Loop<End<S, R>>; 2] {
    [send_buffers, receive_buffers]
}

const SLOTS: [Loop<Slots>; 2] = [put_under_lock, get_under_lock];
const LINES: [Loop<Chain>; 2] = [follow, write_links];

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("handoff/ring", |context| handoff(context, Use::Word, rings, buffers())),
    entry("handoff/mpsc", |context| handoff(context, Use::Word, channels, buffers())),
    entry("handoff/crossbeam", |context| handoff(context, Use::Word, bounded, buffers())),
    entry("handoff/clone", |context| cloners(context, [send_clones, receive_clones])),
    entry("handoff/mutex", |context| shared_slots(context, Use::Word, SLOTS)),
    entry("handoff/alone", |context| one_thread(context, Use::Word, channels, send_to_itself)),
    entry("buffers/ring", |context| handoff(context, Use::All, rings, buffers())),
    entry("buffers/mpsc", |context| handoff(context, Use::All, channels, buffers())),
    entry("buffers/crossbeam", |context| handoff(context, Use::All, bounded, buffers())),
    entry("buffers/mutex", |context| shared_slots(context, Use::All, SLOTS)),
    entry("buffers/alone", |context| one_thread(context, Use::All, channels, send_to_itself)),
    entry("lines/handed", |context| chains(context, links(context, true), false, LINES)),
    entry("lines/own", |context| chains(context, links(context, true), true, LINES)),
    entry("lines/handed-in-order", |context| chains(context, links(context, false), false, LINES)),
    entry("lines/own-in-order", |context| chains(context, links(context, false), true, LINES)),
    entry("stages/pipeline", |context| stages(context, stage)),
    entry("stages/workers", |context| workers(context, true, worker)),
    entry("stages/separate", |context| workers(context, false, by_itself)),
    entry("stages/alone", |context| workers(context, false, by_itself)),
    entry("latency/word", |context| talk(context, word, [ask, answer])),
    entry("latency/polling", |context| talk(context, notes, [ask, answer])),
    entry("latency/waiting", |context| talk(context, notes, [ask_waiting, answer_waiting])),
    entry("latency/sleeping", |context| talk(context, word, [ask_parked, answer_parked])),
    entry("transfer/handle", |context| parcel(context, rings, move_parcel)),
    entry("transfer/move", |context| parcel(context, channels, move_parcel)),
    entry("transfer/copy", |context| parcel(context, channels, clone_parcel)),
];
