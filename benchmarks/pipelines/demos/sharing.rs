//! A handle to shared state is a message like others.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
use std::sync::{Arc, Mutex, mpsc};
#[cfg(not(target_family = "wasm"))]
use std::thread;

pub fn main() {
    // #region sharing
    let (sender, receiver) = mpsc::channel::<Arc<Mutex<Vec<u32>>>>();
    let thread = thread::spawn(move || {
        let list = receiver.recv().unwrap();
        list.lock().unwrap().push(2);
    });
    let list = Arc::new(Mutex::new(vec![1]));
    sender.send(Arc::clone(&list)).unwrap();
    thread.join().unwrap();
    println!("elements that the sender sees: {}", list.lock().unwrap().len());
    // #endregion
}
