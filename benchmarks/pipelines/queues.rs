//! The queues of the kernels, and how a thread waits at one.

use std::any::Any;
use std::sync::{Mutex, mpsc};

use super::presence::Company;
use super::ring;
use crate::harness::Context;

pub trait Sends<T>: Send + 'static {
    /// Gives the message back when there is no room.
    fn try_send(&mut self, message: T) -> Result<(), T>;
}

pub trait Receives<T>: Send + 'static {
    fn try_receive(&mut self) -> Option<T>;
}

impl<T: Send + 'static> Sends<T> for ring::Sender<T> {
    fn try_send(&mut self, message: T) -> Result<(), T> {
        ring::Sender::try_send(self, message)
    }
}

impl<T: Send + 'static> Receives<T> for ring::Receiver<T> {
    fn try_receive(&mut self) -> Option<T> {
        ring::Receiver::try_receive(self)
    }
}

impl<T: Send + 'static> Sends<T> for mpsc::Sender<T> {
    fn try_send(&mut self, message: T) -> Result<(), T> {
        self.send(message).map_err(|error| error.0)
    }
}

impl<T: Send + 'static> Receives<T> for mpsc::Receiver<T> {
    fn try_receive(&mut self) -> Option<T> {
        self.try_recv().ok()
    }
}

/// A number where there could be nothing: `latency/polling` and `latency/waiting` have the same channels.
impl Sends<u32> for mpsc::Sender<Option<u32>> {
    fn try_send(&mut self, message: u32) -> Result<(), u32> {
        self.send(Some(message)).map_err(|_| message)
    }
}

impl Receives<u32> for mpsc::Receiver<Option<u32>> {
    fn try_receive(&mut self) -> Option<u32> {
        self.try_recv().ok().flatten()
    }
}

impl<T: Send + 'static> Sends<T> for crossbeam_channel::Sender<T> {
    fn try_send(&mut self, message: T) -> Result<(), T> {
        crossbeam_channel::Sender::try_send(self, message).map_err(crossbeam_channel::TrySendError::into_inner)
    }
}

impl<T: Send + 'static> Receives<T> for crossbeam_channel::Receiver<T> {
    fn try_receive(&mut self) -> Option<T> {
        self.try_recv().ok()
    }
}

/// Waits for a message as long as there is a point in it; nothing when the other thread is not there.
pub fn receive<T>(queue: &mut impl Receives<T>, company: &mut Company) -> Option<T> {
    let mut polls = 0;
    loop {
        let message = queue.try_receive();
        if message.is_some() || !company.worth_waiting(polls) {
            return message;
        }
        polls += 1;
    }
}

/// Waits for room; gives the message back when the other thread is not there to make any.
pub fn send<T>(queue: &mut impl Sends<T>, mut message: T, company: &mut Company) -> Result<(), T> {
    let mut polls = 0;
    loop {
        match queue.try_send(message) {
            Ok(()) => return Ok(()),
            Err(back) => message = back,
        }
        if !company.worth_waiting(polls) {
            return Err(message);
        }
        polls += 1;
    }
}

/// Things that thread 0 makes for all threads, of whatever type; each takes what is its own.
type Shares = Mutex<Vec<Option<Box<dyn Any + Send>>>>;

/// This thread's share of what thread 0 has made for each.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn share_out<T: Send + 'static>(context: &Context, make: impl Fn() -> Vec<T>) -> T {
    let shares = || make().into_iter().map(|share| Some(Box::new(share) as Box<dyn Any + Send>)).collect();
    let all = context.share(|| Shares::new(shares()));
    let mine = all.lock().unwrap()[context.thread as usize].take();
    *mine.and_then(|mine| mine.downcast().ok()).expect("each takes its own once")
}
