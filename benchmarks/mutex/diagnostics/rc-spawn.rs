use std::rc::Rc; //~ refused
use std::sync::Arc; //~ accepted
use std::thread;

fn main() {
    let words = Rc::new(vec!["own", "share"]); //~ refused
    let again = Rc::clone(&words); //~ refused
    let words = Arc::new(vec!["own", "share"]); //~ accepted
    let again = Arc::clone(&words); //~ accepted
    let thread = thread::spawn(move || again.len());
    println!("{} {}", words.len(), thread.join().unwrap());
}
