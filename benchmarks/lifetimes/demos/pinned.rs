//! A struct with a text and a pointer into it, pinned.

#![expect(clippy::useless_vec, reason = "what moves into a vector moves to the heap, which is the point")]

// #region pinned
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::ptr::NonNull;

struct Greeting {
    bytes: [u8; 11],
    /// The first word of `bytes`.
    word: NonNull<[u8]>,
    /// Who has it pinned may not move it out again.
    _pin: PhantomPinned,
}

impl Greeting {
    fn new(text: &[u8; 11]) -> Pin<Box<Self>> {
        let empty = NonNull::slice_from_raw_parts(NonNull::dangling(), 0);
        let mut this = Box::new(Self { bytes: *text, word: empty, _pin: PhantomPinned });
        let end = text.iter().position(|&byte| byte == b' ').unwrap_or(text.len());
        this.word = NonNull::from(&this.bytes[..end]); // it stands where it will stay
        Box::into_pin(this)
    }

    fn word(self: Pin<&Self>) -> &str {
        // SAFETY: `word` points into `bytes`, which nobody writes, and which cannot have moved since: it is pinned.
        let bytes: &[u8] = unsafe { self.get_ref().word.as_ref() };
        str::from_utf8(bytes).expect("a word of a text")
    }
}

pub fn main() {
    let greeting = Greeting::new(b"hello world");
    let before = &raw const *greeting;
    println!("the word: {}", greeting.as_ref().word());
    let shelf = vec![greeting]; // the box moves, and what is in it stays
    println!("the word, the box moved: {}", shelf[0].as_ref().word());
    println!("same place: {}", before == &raw const *shelf[0]);
}
// #endregion
