//! What the page calls. One case for each memory; one instance of the module, and one state, for each thread.

use std::alloc::{Layout, set_alloc_error_hook};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Kernel;
use super::context::{Context, Shared, parse_parameters};
use super::panics::message_of;
use super::registry::{Chapter, find};
use crate::CHAPTERS;

static SHARED: Shared = Shared::new();

thread_local! {
    static STATE: RefCell<Option<Box<dyn Kernel>>> = const { RefCell::new(None) };
}

#[link(wasm_import_module = "lab")]
unsafe extern "C-unwind" {
    /// Throws a JavaScript error with this message. By then nothing is left to unwind.
    safe fn fail(message: *const u8, length: usize) -> !;
}

/// Room for a text that JavaScript writes.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn allocate(length: usize) -> *mut u8 {
    Box::leak(vec![0; length].into_boxed_slice()).as_mut_ptr()
}

/// Full names of all kernels, one a line: address in the upper half, length in the lower.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn names() -> u64 {
    let names: Vec<String> = CHAPTERS.iter().flat_map(Chapter::names).map(|(name, _)| name).collect();
    let text: &'static str = names.join("\n").leak();
    ((text.as_ptr() as u64) << 32) | text.len() as u64
}

/// Since the module began: 0 allocations, 1 bytes allocated, 2 frees.
#[cfg(feature = "count")]
#[unsafe(no_mangle)]
pub extern "C-unwind" fn counted(which: u32) -> f64 {
    let counts = super::count::counts();
    [counts.allocations, counts.bytes, counts.frees][which as usize] as f64
}

/// Sets the case up in this thread. The text: the kernel's full name, then a line for each parameter.
///
/// # Safety
/// The text comes from `allocate`, and nobody else uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn setup(text: *mut u8, length: usize, threads: u32, thread: u32, seed: u32) {
    // SAFETY: the caller says so.
    let text = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(text, length)) };
    or_fail(move || {
        if thread == 0 {
            std::panic::set_hook(Box::new(|_| {}));
            set_alloc_error_hook(out_of_memory);
        }
        let text = String::from_utf8(text.into_vec()).map_err(|error| error.to_string())?;
        let (name, parameters) = text.split_once('\n').unwrap_or((&text, ""));
        let parameters = parse_parameters(parameters)?;
        let context = Context::new(threads, thread, seed, &parameters, &SHARED);
        let state = (find(CHAPTERS, name)?.setup)(&context);
        STATE.set(Some(state));
        Ok(())
    });
}

/// The timed loop.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn run(iterations: u32) -> u32 {
    or_fail(|| with_state(|state| Ok(state.run(iterations))))
}

/// Operations of which a timed call is a multiple.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn whole() -> u32 {
    or_fail(|| with_state(|state| Ok(state.whole())))
}

/// Fails when the data do not agree with the iterations.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn audit(mine: f64, everyone: f64) {
    or_fail(|| with_state(|state| state.audit(mine as u64, everyone as u64)));
}

/// Drops this thread's state; thread 0 also what was shared.
#[unsafe(no_mangle)]
pub extern "C-unwind" fn teardown(thread: u32) {
    or_fail(|| {
        drop(STATE.take());
        if thread == 0 {
            SHARED.clear();
        }
        Ok(())
    });
}

fn with_state<T>(work: impl FnOnce(&mut dyn Kernel) -> Result<T, String>) -> Result<T, String> {
    STATE.with_borrow_mut(|state| match state {
        Some(state) => work(state.as_mut()),
        None => Err("the kernel was not set up".to_owned()),
    })
}

/// A panic unwinds as far as this, and goes on as an error of JavaScript.
fn or_fail<T>(work: impl FnOnce() -> Result<T, String>) -> T {
    let message = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => return value,
        Ok(Err(message)) => message,
        Err(payload) => message_of(payload.as_ref()),
    };
    fail_with(message)
}

/// The message, and what it came from, must be gone: whoever cleaned up afterward would set the stack back to where it was.
#[inline(never)]
fn fail_with(message: String) -> ! {
    let message: &'static str = message.leak();
    fail(message.as_ptr(), message.len())
}

fn out_of_memory(layout: Layout) {
    panic!("memory allocation of {} bytes failed", layout.size());
}
