use std::sync::atomic::{
    AtomicUsize,
    Ordering::{Acquire, Release},
};
use std::sync::mpsc::SyncSender;

/// What our ring does to make a new message known.
#[unsafe(no_mangle)]
pub fn publish(tail: &AtomicUsize, position: usize) {
    tail.store(position, Release);
}

/// And what the other end does to find it.
#[unsafe(no_mangle)]
pub fn look(tail: &AtomicUsize) -> usize {
    tail.load(Acquire)
}

/// A message into a bounded channel of std's, inlined as far as the compiler goes.
#[unsafe(no_mangle)]
pub fn send(sender: &SyncSender<u32>, message: u32) -> bool {
    sender.try_send(message).is_ok()
}
