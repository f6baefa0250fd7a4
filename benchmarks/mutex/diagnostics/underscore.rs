use std::sync::Mutex;

fn main() {
    let printer = Mutex::new(());
    let _ = printer.lock().unwrap(); //~ refused
    let _guard = printer.lock().unwrap(); //~ accepted
    println!("one line at a time");
}
