//! What the page calls to run a demo: a module of its own, so that kernels stay as they are. One memory for each run;
//! one instance of the module for the program, and one for each thread that it may spawn.

use std::alloc::{Layout, set_alloc_error_hook};
use std::cell::RefCell;
use std::fmt::{Arguments, Write};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::demo::{ChapterDemos, find};
use super::panics::message_of;
use super::thread;
use crate::DEMOS;

#[link(wasm_import_module = "lab")]
unsafe extern "C-unwind" {
    /// A line of output. What happens before another line has the lower order, whichever threads they come from.
    safe fn print(order: u32, text: *const u8, length: usize);
    /// A panic begins in this thread.
    safe fn panicking(text: *const u8, length: usize);
}

static ORDER: AtomicU32 = AtomicU32::new(0);

thread_local! {
    /// What this thread has printed since its last line ended.
    static LINE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Hands over each line as soon as it ends: what follows may never come back.
pub fn write(text: Arguments) {
    LINE.with_borrow_mut(|line| {
        line.write_fmt(text).expect("a value cannot be formatted");
        while let Some(end) = line.find('\n') {
            send(&line[..end]);
            line.drain(..=end);
        }
    });
}

fn send(line: &str) {
    print(ORDER.fetch_add(1, Relaxed), line.as_ptr(), line.len());
}

/// A last line that nobody ended.
fn flush() {
    let rest = LINE.take();
    if !rest.is_empty() {
        send(&rest);
    }
}

/// Room for a text that JavaScript writes.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn allocate(length: usize) -> *mut u8 {
    Box::leak(vec![0; length].into_boxed_slice()).as_mut_ptr()
}

/// Full names of all demos, one a line: address in the upper half, length in the lower.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn names() -> u64 {
    let names: Vec<String> = DEMOS.iter().flat_map(ChapterDemos::names).map(|(name, _)| name).collect();
    let text: &'static str = names.join("\n").leak();
    ((text.as_ptr() as u64) << 32) | text.len() as u64
}

/// Lines so far, of all threads.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn printed() -> u32 {
    ORDER.load(Relaxed)
}

/// Runs a demo, of which so many threads may be spawned at once: 0 returned, 1 panicked.
///
/// # Safety
/// The name comes from `allocate`, and nobody else uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn demo(name: *mut u8, length: usize, threads: u32) -> u32 {
    // SAFETY: the caller says so.
    let name = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(name, length)) };
    std::panic::set_hook(Box::new(tell));
    set_alloc_error_hook(out_of_memory);
    thread::allow(threads);
    let run = || {
        let found = find(DEMOS, &String::from_utf8_lossy(&name)).unwrap_or_else(|error| panic!("{error}"));
        (found.main)();
    };
    let result = catch_unwind(AssertUnwindSafe(run));
    flush();
    let Err(payload) = result else { return 0 };
    say_panic(&message_of(payload.as_ref()));
    1
}

/// One of the threads that a demo may spawn. Never returns.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn demo_helper() {
    thread::serve(flush)
}

fn say_panic(message: &str) {
    panicking(message.as_ptr(), message.len());
}

fn tell(panic: &PanicHookInfo) {
    say_panic(&message_of(panic.payload()));
}

fn out_of_memory(layout: Layout) {
    panic!("memory allocation of {} bytes failed", layout.size());
}
