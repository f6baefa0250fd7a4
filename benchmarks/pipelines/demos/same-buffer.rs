//! What a send moves, and what it does not.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
use std::sync::mpsc;
#[cfg(not(target_family = "wasm"))]
use std::thread;

pub fn main() {
    // #region same-buffer
    let (sender, receiver) = mpsc::channel::<Vec<u8>>();
    let thread = thread::spawn(move || {
        let message = receiver.recv().unwrap();
        (message.as_ptr().addr(), message.len())
    });
    let message = vec![7; 1_000_000];
    let before = message.as_ptr().addr();
    println!("bytes of the handle: {}", size_of_val(&message));
    sender.send(message).unwrap();
    let (after, length) = thread.join().unwrap();
    println!("bytes received: {length}");
    println!("same address: {}", before == after);
    // #endregion
}
