//! Borrowing without copying, in Rust: the timed loops.

use std::hint::black_box;
use std::rc::Rc;

use crate::harness::{Entry, entry};

mod book;
mod demos;
mod passing;
mod source;
use book::{Book, SENTENCES, reading};
use passing::passing;
use source::{Kind, scan, tokenizing};

// ---- excerpt: one sentence after the other, out of one text ----

// #region excerpt/view
// #region excerpt/owned
// #region excerpt/kept
// #region excerpt/find-view
// #region excerpt/find-owned
/// Looks at a sentence, a little: its length and its first letter.
fn look(sentence: &str) -> u32 {
    sentence.len() as u32 ^ u32::from(sentence.as_bytes()[0]) << 16
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region excerpt/view
/// It is known where the sentences begin and end. Lends each.
fn view_each(book: &Book, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let (from, to) = book.places[i as usize % SENTENCES];
        let sentence: &str = black_box(&book.text[from..to]);
        sum = sum.wrapping_mul(31).wrapping_add(look(sentence));
    }
    sum
}
// #endregion

// #region excerpt/owned
/// The same sentences, each in a String of its own.
fn own_each(book: &Book, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let (from, to) = book.places[i as usize % SENTENCES];
        let sentence: String = black_box(book.text[from..to].to_string());
        sum = sum.wrapping_mul(31).wrapping_add(look(&sentence));
    }
    sum
}
// #endregion

// #region excerpt/kept
/// A view that sees to it that its text stays: it is one of the text's owners.
struct Kept {
    text: Rc<str>,
    from: usize,
    to: usize,
}

fn keep_each(book: &Book, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for i in 0..iterations {
        let (from, to) = book.places[i as usize % SENTENCES];
        let kept: Kept = black_box(Kept { text: Rc::clone(&book.shared), from, to });
        sum = sum.wrapping_mul(31).wrapping_add(look(&kept.text[kept.from..kept.to]));
    }
    sum
}
// #endregion

// #region excerpt/find-view
// #region excerpt/find-owned
/// Up to the first period, or all of it.
fn first_sentence(text: &str) -> &str {
    text.find('.').map_or(text, |period| &text[..=period])
}
// #endregion
// #endregion

// #region excerpt/find-view
/// Looks for the end of each sentence, and lends it.
fn find_each(book: &Book, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    let mut rest: &str = &book.text;
    for _ in 0..iterations {
        let sentence: &str = black_box(first_sentence(rest));
        sum = sum.wrapping_mul(31).wrapping_add(look(sentence));
        rest = &rest[sentence.len()..];
        if rest.is_empty() {
            rest = &book.text;
        }
    }
    sum
}
// #endregion

// #region excerpt/find-owned
/// Looks for the end of each sentence, and copies it into a String.
fn find_and_own_each(book: &Book, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    let mut rest: &str = &book.text;
    for _ in 0..iterations {
        let sentence: String = black_box(first_sentence(rest).to_string());
        sum = sum.wrapping_mul(31).wrapping_add(look(&sentence));
        rest = &rest[sentence.len()..];
        if rest.is_empty() {
            rest = &book.text;
        }
    }
    sum
}
// #endregion

// ---- parser: a text into a list of tokens, which is read and dropped ----

// #region parser/borrow
/// A token that refers to the text.
struct Token<'a> {
    kind: Kind,
    text: &'a str,
}

fn borrow_tokens(input: &str, count: u32, iterations: u32) -> u32 {
    let mut tokens: Vec<Token> = Vec::with_capacity(count as usize);
    let mut sum = 0_u32;
    let mut left = iterations;
    while left > 0 {
        let some = left.min(count);
        let mut at = 0;
        for _ in 0..some {
            let (kind, from, to) = scan(input, at);
            tokens.push(Token { kind, text: &input[from..to] });
            at = to;
        }
        for Token { kind, text } in black_box(&tokens) {
            sum = sum.wrapping_mul(31).wrapping_add(*kind as u32 ^ look(text));
        }
        tokens.clear();
        left -= some;
    }
    sum
}
// #endregion

// #region parser/own
/// A token that has a text of its own.
struct OwnToken {
    kind: Kind,
    text: String,
}

fn own_tokens(input: &str, count: u32, iterations: u32) -> u32 {
    let mut tokens: Vec<OwnToken> = Vec::with_capacity(count as usize);
    let mut sum = 0_u32;
    let mut left = iterations;
    while left > 0 {
        let some = left.min(count);
        let mut at = 0;
        for _ in 0..some {
            let (kind, from, to) = scan(input, at);
            tokens.push(OwnToken { kind, text: input[from..to].to_string() });
            at = to;
        }
        for OwnToken { kind, text } in black_box(&tokens) {
            sum = sum.wrapping_mul(31).wrapping_add(*kind as u32 ^ look(text));
        }
        tokens.clear(); // every block is freed
        left -= some;
    }
    sum
}
// #endregion

// #region parser/range
/// A token that says where in the text it stands. Whoever wants to read it must bring the text.
struct Span {
    kind: Kind,
    from: u32,
    to: u32,
}

fn span_tokens(input: &str, count: u32, iterations: u32) -> u32 {
    let mut tokens: Vec<Span> = Vec::with_capacity(count as usize);
    let mut sum = 0_u32;
    let mut left = iterations;
    while left > 0 {
        let some = left.min(count);
        let mut at = 0;
        for _ in 0..some {
            let (kind, from, to) = scan(input, at);
            tokens.push(Span { kind, from: from as u32, to: to as u32 });
            at = to;
        }
        for Span { kind, from, to } in black_box(&tokens) {
            let text = &input[*from as usize..*to as usize]; // checked once more
            sum = sum.wrapping_mul(31).wrapping_add(*kind as u32 ^ look(text));
        }
        tokens.clear();
        left -= some;
    }
    sum
}
// #endregion

// ---- pass: a value is lent to a function that is not inlined ----

// #region pass/reference
fn ends<const WORDS: usize>(value: &[u32; WORDS]) -> u32 {
    value[0].wrapping_add(value[WORDS - 1])
}

fn pass_reference<const WORDS: usize>(value: &mut [u32; WORDS], iterations: u32) -> u32 {
    let look: fn(&[u32; WORDS]) -> u32 = black_box(ends); // nobody inlines what nobody knows
    let mut sum = 0_u32;
    for i in 0..iterations {
        value[0] = i;
        sum = sum.wrapping_mul(31).wrapping_add(look(value));
    }
    sum
}
// #endregion

// #region pass/pointer
/// # Safety
///
/// `value` points to a whole value that nobody writes meanwhile. The compiler checks none of this.
unsafe fn ends_raw<const WORDS: usize>(value: *const [u32; WORDS]) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { (*value)[0].wrapping_add((*value)[WORDS - 1]) }
}

fn pass_pointer<const WORDS: usize>(value: &mut [u32; WORDS], iterations: u32) -> u32 {
    let look: unsafe fn(*const [u32; WORDS]) -> u32 = black_box(ends_raw);
    let mut sum = 0_u32;
    for i in 0..iterations {
        value[0] = i;
        // SAFETY: the value is ours for as long as this function runs, and `look` only reads it.
        sum = sum.wrapping_mul(31).wrapping_add(unsafe { look(value) });
    }
    sum
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("excerpt/view", |context| reading(context, view_each)),
    entry("excerpt/owned", |context| reading(context, own_each)),
    entry("excerpt/kept", |context| reading(context, keep_each)),
    entry("excerpt/find-view", |context| reading(context, find_each)),
    entry("excerpt/find-owned", |context| reading(context, find_and_own_each)),
    entry("parser/borrow", |context| tokenizing(context, borrow_tokens)),
    entry("parser/own", |context| tokenizing(context, own_tokens)),
    entry("parser/range", |context| tokenizing(context, span_tokens)),
    entry("pass/reference", |context| match context.parameter("size") {
        8 => passing(context, pass_reference::<2>),
        64 => passing(context, pass_reference::<16>),
        1_000 => passing(context, pass_reference::<250>),
        65_600 => passing(context, pass_reference::<16_400>),
        1_000_064 => passing(context, pass_reference::<250_016>),
        other => panic!("no type of {other} bytes"),
    }),
    entry("pass/pointer", |context| match context.parameter("size") {
        8 => passing(context, pass_pointer::<2>),
        1_000_064 => passing(context, pass_pointer::<250_016>),
        other => panic!("no type of {other} bytes"),
    }),
];
