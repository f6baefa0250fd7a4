use std::cell::RefCell; //~ refused
use std::sync::Arc; //~ refused
use std::sync::{Arc, Mutex}; //~ accepted
use std::thread;

fn main() {
    let count = Arc::new(RefCell::new(0)); //~ refused
    let count = Arc::new(Mutex::new(0)); //~ accepted
    let again = Arc::clone(&count);
    let thread = thread::spawn(move || *again.borrow_mut() += 1); //~ refused
    let thread = thread::spawn(move || *again.lock().unwrap() += 1); //~ accepted
    thread.join().unwrap();
    println!("{count:?}");
}
