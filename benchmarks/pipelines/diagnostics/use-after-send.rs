use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || {
        let data: Vec<u8> = receiver.recv().unwrap();
        println!("received: {}", data.len());
    });
    let data = vec![7; 1_000_000];
    println!("sending: {}", data.len()); //~ accepted
    sender.send(data).unwrap();
    println!("sent: {}", data.len()); //~ refused
    thread.join().unwrap();
}
