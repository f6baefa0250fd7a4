// A program for the Rust playground for each variant.

// #region source
#[derive(Clone, Copy)]
enum Kind {
    Word,
    Number,
    Sign,
}

/// Where the next token begins and ends, from `at` on. There must be one.
fn scan(input: &str, at: usize) -> (Kind, usize, usize) {
    let bytes = input.as_bytes();
    let mut from = at;
    while bytes[from] == b' ' {
        from += 1;
    }
    let (kind, more): (Kind, fn(&u8) -> bool) = match bytes[from] {
        b'a'..=b'z' => (Kind::Word, u8::is_ascii_lowercase),
        b'0'..=b'9' => (Kind::Number, u8::is_ascii_digit),
        _ => (Kind::Sign, |_| false),
    };
    let length = bytes[from + 1..].iter().take_while(|&byte| more(byte)).count();
    (kind, from, from + 1 + length)
}

/// Looks at a token's text, a little: its length and its first letter.
fn look(text: &str) -> u32 {
    text.len() as u32 ^ u32::from(text.as_bytes()[0]) << 16
}

/// Eight tokens, again and again.
fn source(tokens: u32) -> String {
    "let total = (price + 17) ".repeat(tokens as usize / 8)
}
// #endregion

// #region borrow
use std::hint::black_box;

// #include source

// #kernel

// #include operations

fn main() {
    for count in [1_000, 100_000] {
        let input = source(count);
        let what = format!("tokens that borrow, {count} of them");
        time_operations(&what, 1, 1_000_000, |n| borrow_tokens(&input, count, n));
    }
}
// #endregion

// #region own
use std::hint::black_box;

// #include source

// #kernel

// #include operations

fn main() {
    for count in [1_000, 100_000] {
        let input = source(count);
        let what = format!("tokens that own, {count} of them");
        time_operations(&what, 1, 1_000_000, |n| own_tokens(&input, count, n));
    }
}
// #endregion

// #region range
use std::hint::black_box;

// #include source

// #kernel

// #include operations

fn main() {
    for count in [1_000, 100_000] {
        let input = source(count);
        let what = format!("tokens that are ranges, {count} of them");
        time_operations(&what, 1, 1_000_000, |n| span_tokens(&input, count, n));
    }
}
// #endregion
