//! What the neighbors of a dead stage notice.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
use std::sync::mpsc;
#[cfg(not(target_family = "wasm"))]
use std::thread;

pub fn main() {
    // #region dead-stage
    let (source, into) = mpsc::channel::<String>();
    let (out, sink) = mpsc::channel();
    let stage = thread::spawn(move || {
        for message in into {
            assert!(message != "bad", "the stage cannot work on this");
            out.send(message.to_uppercase()).unwrap();
        }
    });
    source.send("good".to_owned()).unwrap();
    source.send("bad".to_owned()).unwrap();
    println!("the stage has panicked: {}", stage.join().is_err());

    // Its ends were dropped while it unwound.
    match source.send("next".to_owned()) {
        Ok(()) => println!("sending: accepted"),
        Err(error) => println!("sending: refused, and “{}” comes back", error.0),
    }
    println!("receiving: {:?}", sink.recv());
    println!("receiving again: {:?}", sink.recv());
    // #endregion
}
