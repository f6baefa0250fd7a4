use std::cell::RefCell; //~ refused
use std::rc::Rc; //~ refused
use std::sync::mpsc;
use std::sync::{Arc, Mutex}; //~ accepted
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let list = Rc::new(RefCell::new(vec![1])); //~ refused
    let list = Arc::new(Mutex::new(vec![1])); //~ accepted
    sender.send(list.clone()).unwrap();
    let thread = thread::spawn(move || {
        let list = receiver.recv().unwrap();
        list.borrow_mut().push(2); //~ refused
        list.lock().unwrap().push(2); //~ accepted
    });
    thread.join().unwrap();
    println!("{list:?}");
}
