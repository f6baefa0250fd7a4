use std::rc::Rc; //~ refused
use std::sync::Arc as Rc; //~ accepted
use std::thread;

fn main() {
    let words = Rc::new(vec!["own", "share"]);
    let again = Rc::clone(&words);
    let counter = thread::spawn(move || again.len());
    println!("{} {}", words[0], counter.join().unwrap());
}
