//! A bounded queue from one thread to one other (Lamport, 1977). The twin of `src/memory/ring.ts`.

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::Arc;
use std::sync::atomic::{
    AtomicUsize,
    Ordering::{Acquire, Release},
};

use super::presence::Apart;

struct Ring<T> {
    /// Messages taken so far. Written by the receiver.
    head: Apart<AtomicUsize>,
    /// Messages sent so far. Written by the sender.
    tail: Apart<AtomicUsize>,
    slots: Box<[UnsafeCell<MaybeUninit<T>>]>,
}

// SAFETY: a slot is touched by one thread at a time: by the sender while it is free, by the receiver while it is not. The
// counts say which, and pass from one to the other with Release and Acquire.
unsafe impl<T: Send> Sync for Ring<T> {}

impl<T> Ring<T> {
    fn slot(&self, position: usize) -> *mut MaybeUninit<T> {
        self.slots[position & (self.slots.len() - 1)].get()
    }
}

impl<T> Drop for Ring<T> {
    fn drop(&mut self) {
        for position in *self.head.0.get_mut()..*self.tail.0.get_mut() {
            // SAFETY: from head to tail the slots hold messages, and nobody else is left to take them.
            unsafe { (*self.slot(position)).assume_init_drop() }
        }
    }
}

/// Not to be cloned: one sender.
pub struct Sender<T> {
    ring: Arc<Ring<T>>,
    tail: usize,
    /// The head as last seen: looked at again only when the ring seems full.
    head: usize,
}

pub struct Receiver<T> {
    ring: Arc<Ring<T>>,
    head: usize,
    /// The tail as last seen: looked at again only when the ring seems empty.
    tail: usize,
}

/// Room for `capacity` messages, a power of two.
pub fn ring<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    assert!(capacity.is_power_of_two());
    let slots = (0..capacity).map(|_| UnsafeCell::new(MaybeUninit::uninit())).collect();
    let ring = Arc::new(Ring { head: Apart::default(), tail: Apart::default(), slots });
    (Sender { ring: Arc::clone(&ring), tail: 0, head: 0 }, Receiver { ring, head: 0, tail: 0 })
}

impl<T> Sender<T> {
    /// Gives the message back when the ring is full.
    pub fn try_send(&mut self, message: T) -> Result<(), T> {
        if self.tail - self.head == self.ring.slots.len() {
            self.head = self.ring.head.0.load(Acquire);
            if self.tail - self.head == self.ring.slots.len() {
                return Err(message);
            }
        }
        // SAFETY: the receiver has taken what was in this slot, and looks at it again only after the new tail.
        unsafe { (*self.ring.slot(self.tail)).write(message) };
        self.tail += 1;
        self.ring.tail.0.store(self.tail, Release);
        Ok(())
    }
}

impl<T> Receiver<T> {
    /// The oldest message.
    pub fn try_receive(&mut self) -> Option<T> {
        if self.head == self.tail {
            self.tail = self.ring.tail.0.load(Acquire);
            if self.head == self.tail {
                return None;
            }
        }
        // SAFETY: the tail has passed this slot, so it holds a message; and the head has not, so nobody has taken it.
        let message = unsafe { (*self.ring.slot(self.head)).assume_init_read() };
        self.head += 1;
        self.ring.head.0.store(self.head, Release);
        Some(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn messages_come_in_order_and_none_is_lost() {
        let (mut sender, mut receiver) = ring(4);
        thread::scope(|scope| {
            scope.spawn(move || {
                for i in 0..10_000_u32 {
                    let mut message = Box::new(i);
                    while let Err(back) = sender.try_send(message) {
                        message = back;
                        thread::yield_now();
                    }
                }
            });
            for i in 0..10_000 {
                let message = loop {
                    match receiver.try_receive() {
                        Some(message) => break message,
                        None => thread::yield_now(),
                    }
                };
                assert_eq!(*message, i);
            }
            assert!(receiver.try_receive().is_none());
        });
    }

    #[test]
    fn what_is_inside_is_dropped_with_the_ring() {
        let value = Arc::new(());
        let (mut sender, receiver) = ring(4);
        for _ in 0..4 {
            sender.try_send(Arc::clone(&value)).unwrap();
        }
        assert!(sender.try_send(Arc::clone(&value)).is_err());
        assert_eq!(Arc::strong_count(&value), 5);
        drop((sender, receiver));
        assert_eq!(Arc::strong_count(&value), 1);
    }
}
