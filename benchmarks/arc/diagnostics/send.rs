use std::cell::Cell; //~ refused
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering}; //~ accepted
use std::thread;

fn main() {
    let visits = Arc::new(Cell::new(0)); //~ refused
    let visits = Arc::new(AtomicU32::new(0)); //~ accepted
    let again = Arc::clone(&visits);
    let thread = thread::spawn(move || {
        again.set(again.get() + 1); //~ refused
        again.fetch_add(1, Ordering::Relaxed); //~ accepted
    });
    thread.join().unwrap();
    println!("{visits:?}");
}
