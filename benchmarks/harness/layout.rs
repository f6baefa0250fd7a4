//! Places in memory whose distance from each other is known, and what is checked about them.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Cache lines of 64 bytes, fetched in pairs by some processors.
pub const LINE: usize = 128;
const WORD: usize = size_of::<AtomicU32>();
const WORDS: usize = LINE / WORD;

/// Two lines of 64 bytes, at an address that is a multiple of both.
#[repr(align(128))]
#[derive(Default)]
struct Line([AtomicU32; WORDS]);

/// Words that begin on a line.
pub struct Block(Vec<Line>);

impl Block {
    pub fn new(bytes: usize) -> Self {
        let mut lines = Vec::new();
        lines.resize_with(bytes.div_ceil(LINE), Line::default);
        Self(lines)
    }

    /// The word `bytes` after the start.
    pub fn word(&self, bytes: usize) -> &AtomicU32 {
        &self.0[bytes / LINE].0[bytes % LINE / WORD]
    }

    pub fn words(&self) -> &[AtomicU32] {
        self.0.as_flattened_words()
    }
}

trait AsFlattenedWords {
    fn as_flattened_words(&self) -> &[AtomicU32];
}

impl AsFlattenedWords for [Line] {
    fn as_flattened_words(&self) -> &[AtomicU32] {
        // SAFETY: a `Line` is its words and nothing else: no padding, as its size is a multiple of its alignment.
        unsafe { std::slice::from_raw_parts(self.as_ptr().cast(), self.len() * WORDS) }
    }
}

/// From what a call counted: unsigned arithmetic of 32 bits, as in the TypeScript twin.
pub fn checksum(counted: u32, thread: u32, seed: u32) -> u32 {
    (counted ^ seed).wrapping_mul(0x9e37_79b1).wrapping_add(thread)
}

/// Counts wrap around at 32 bits, in a long run too.
pub fn expect(what: &str, found: u32, expected: u64) -> Result<(), String> {
    let expected = expected as u32;
    if found == expected {
        return Ok(());
    }
    Err(format!("{what} is {} and should be {}", found.cast_signed(), expected.cast_signed()))
}

/// A word as another thread left it.
pub fn value(word: &AtomicU32) -> u32 {
    word.load(Relaxed)
}
