//! A lock is held as long as its guard lives.

// #region scope
use std::sync::Mutex;

pub fn main() {
    let names = Mutex::new(vec!["own", "share", "borrow"]);
    let held = || if names.try_lock().is_err() { "held" } else { "free" };

    {
        let _guard = names.lock().unwrap();
        println!("in the block of a guard: {}", held());
    }
    println!("after the block: {}", held());

    names.lock().unwrap().push("move"); // a guard without a name lives to the semicolon
    println!("after the statement: {}", held());

    match names.lock().unwrap().pop() {
        // … and in a match, to the closing brace.
        _ => println!("in a match on lock(): {}", held()),
    }
    let last = names.lock().unwrap().pop();
    match last {
        _ => println!("in a match on a variable: {}", held()),
    }

    let guard = names.lock().unwrap();
    drop(guard);
    println!("after drop(guard): {}", held());
}
// #endregion
