//! Places in memory whose distance from each other is known, and what is checked about them.

use std::sync::atomic::AtomicU32;

/// Cache lines of 64 bytes, fetched in pairs by some processors.
pub const LINE: usize = 128;
const WORD: usize = 4;
const WORDS: usize = LINE / WORD;

/// Two lines of 64 bytes, at an address that is a multiple of both.
#[repr(align(128))]
#[derive(Default)]
struct Line<W>([W; WORDS]);

/// A word of 32 bits: `u32` or `AtomicU32`.
pub trait Word: Default {}
impl Word for u32 {}
impl Word for AtomicU32 {}

/// Words that begin on a line.
pub struct Block<W>(Vec<Line<W>>);

impl<W: Word> Block<W> {
    pub fn new(bytes: usize) -> Self
    where
        [W; WORDS]: Default,
    {
        let mut lines = Vec::new();
        lines.resize_with(bytes.div_ceil(LINE), || Line(Default::default()));
        Self(lines)
    }

    /// The word `bytes` after the start.
    pub fn word(&self, bytes: usize) -> &W {
        &self.0[bytes / LINE].0[bytes % LINE / WORD]
    }

    pub fn word_mut(&mut self, bytes: usize) -> &mut W {
        &mut self.0[bytes / LINE].0[bytes % LINE / WORD]
    }

    pub fn words(&self) -> &[W] {
        const { assert!(size_of::<Line<W>>() == LINE) }
        // SAFETY: a line is its words and nothing else.
        unsafe { std::slice::from_raw_parts(self.0.as_ptr().cast(), self.0.len() * WORDS) }
    }
}

/// Counts wrap around at 32 bits, in a long run too.
pub fn expect(what: &str, found: u32, expected: u64) -> Result<(), String> {
    let expected = expected as u32;
    if found == expected {
        return Ok(());
    }
    Err(format!("{what} is {} and should be {}", found.cast_signed(), expected.cast_signed()))
}
