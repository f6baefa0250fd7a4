//! A text of words, numbers and signs, and what finds the next of them.

use super::book::next;
use crate::harness::{Context, Kernel};

#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
pub enum Kind {
    Word,
    Number,
    Sign,
}

/// Where the next token begins and ends, from `at` on. There must be one.
// #region scan
#[inline]
pub fn scan(input: &str, at: usize) -> (Kind, usize, usize) {
    let bytes = input.as_bytes();
    let mut from = at;
    while bytes[from] == b' ' {
        from += 1;
    }
    let mut to = from + 1;
    let kind = match bytes[from] {
        b'a'..=b'z' => {
            while to < bytes.len() && bytes[to].is_ascii_lowercase() {
                to += 1;
            }
            Kind::Word
        }
        b'0'..=b'9' => {
            while to < bytes.len() && bytes[to].is_ascii_digit() {
                to += 1;
            }
            Kind::Number
        }
        _ => Kind::Sign,
    };
    (kind, from, to)
}
// #endregion

/// So many tokens: half of them words of up to 12 letters, the others numbers of up to 4 digits and signs.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn source(tokens: u32, seed: u32) -> String {
    let mut x = seed;
    let mut text = String::new();
    for _ in 0..tokens {
        let dice = next(&mut x);
        let (count, first, letters) = match dice % 8 {
            0..=3 => ((dice >> 8) % 12 + 1, b'a', 26),
            4 => ((dice >> 8) % 4 + 1, b'0', 10),
            _ => (1, b'(', 8),
        };
        for _ in 0..count {
            text.push(char::from(first + (next(&mut x) % letters) as u8));
        }
        if first != b'(' {
            text.push(' ');
        }
    }
    text
}

/// Reads `count` tokens at a time, `iterations` in all.
type Tokenize = fn(input: &str, count: u32, iterations: u32) -> u32;

struct Tokenizing {
    input: String,
    count: u32,
    run: Tokenize,
}

impl Kernel for Tokenizing {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.input, self.count, iterations)
    }

    fn whole(&self) -> u32 {
        self.count
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn tokenizing(context: &Context, run: Tokenize) -> Box<dyn Kernel> {
    let count = context.parameter("tokens");
    Box::new(Tokenizing { input: source(count, context.seed), count, run })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_as_many_tokens_as_asked_for_and_then_ends() {
        let input = source(1000, 7);
        let (mut at, mut kinds) = (0, [0; 3]);
        for _ in 0..1000 {
            let (kind, from, to) = scan(&input, at);
            assert!(from < to && input[at..from].trim().is_empty());
            kinds[kind as usize] += 1;
            at = to;
        }
        assert_eq!(input[at..].trim(), "");
        assert!(kinds.iter().all(|&each| each > 50));
    }

    #[test]
    fn tokens_end_where_their_kind_ends() {
        assert_eq!(scan("let x1=(", 3), (Kind::Word, 4, 5));
        assert_eq!(scan("let x1=(", 5), (Kind::Number, 5, 6));
        assert_eq!(scan("let x1=(", 6), (Kind::Sign, 6, 7));
        assert_eq!(scan("let x1=(", 7), (Kind::Sign, 7, 8));
    }
}
