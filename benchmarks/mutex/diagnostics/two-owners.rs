use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    let first = thread::spawn(move || *count.lock().unwrap() += 1); //~ refused
    let second = thread::spawn(move || *count.lock().unwrap() += 1); //~ refused
    first.join().unwrap(); //~ refused
    second.join().unwrap(); //~ refused
    thread::scope(|scope| { //~ accepted
        scope.spawn(|| *count.lock().unwrap() += 1); //~ accepted
        scope.spawn(|| *count.lock().unwrap() += 1); //~ accepted
    }); //~ accepted
    println!("{count:?}"); //~ accepted
}
