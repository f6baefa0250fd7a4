//! A demo as a process of its own: `native demo <chapter>/<name>`. Its lines go to standard output, what a panic says to
//! standard error, one line each.

use std::panic::catch_unwind;
use std::process::ExitCode;

use super::demo::find;
use super::panics::message_of;
use crate::DEMOS;

/// Of a process whose main thread panicked.
const PANICKED: u8 = 101;

/// A panic's message on one line, after a word that nothing else begins with.
fn tell(message: &str) {
    std::eprintln!("panic: {}", message.replace('\\', "\\\\").replace('\n', "\\n"));
}

pub fn run(name: &str) -> ExitCode {
    let demo = match find(DEMOS, name) {
        Ok(demo) => demo,
        Err(error) => {
            std::eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    std::panic::set_hook(Box::new(|panic| tell(&message_of(panic.payload()))));
    match catch_unwind(demo.main) {
        Ok(()) => ExitCode::SUCCESS,
        Err(payload) => {
            // Other threads may have panicked later.
            tell(&message_of(payload.as_ref()));
            ExitCode::from(PANICKED)
        }
    }
}
