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

    if let Some(name) = names.lock().unwrap().pop() {
        // ... and in a condition, as long as its branch.
        println!("in an if let on lock(), with {name}: {}", held());
    }
    let last = names.lock().unwrap().pop();
    if let Some(name) = last {
        println!("in an if let on a variable, with {name}: {}", held());
    }

    let guard = names.lock().unwrap();
    drop(guard);
    println!("after drop(guard): {}", held());
}
// #endregion
