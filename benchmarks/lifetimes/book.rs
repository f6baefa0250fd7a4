//! A text of so many sentences, and where each of them stands.

use std::rc::Rc;

use crate::harness::{Context, Kernel};

/// A power of two: the loops go round them.
pub const SENTENCES: usize = 512;

pub struct Book {
    pub text: String,
    /// The same text, with two counts before it.
    pub shared: Rc<str>,
    /// From the first letter to after the period.
    pub places: Vec<(usize, usize)>,
}

/// The next of a row of numbers that look random.
pub fn next(x: &mut u32) -> u32 {
    *x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    *x >> 16
}

/// Sentences of `length` bytes on average, from half of that to half as much again, each with a period at its end.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn book(length: u32, seed: u32) -> Book {
    let mut x = seed;
    let mut text = String::new();
    let mut places = Vec::with_capacity(SENTENCES);
    for _ in 0..SENTENCES {
        let from = text.len();
        let letters = length - length / 2 + next(&mut x) % (length / 2 * 2 + 1) - 1;
        for _ in 0..letters {
            text.push(char::from(b'a' + (next(&mut x) % 26) as u8));
        }
        text.push('.');
        places.push((from, text.len()));
    }
    Book { shared: Rc::from(text.as_str()), text, places }
}

struct Reading {
    book: Book,
    run: fn(&Book, u32) -> u32,
}

impl Kernel for Reading {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.book, iterations)
    }

    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        match Rc::strong_count(&self.book.shared) {
            1 => Ok(()),
            owners => Err(format!("the text has {owners} owners, not 1")),
        }
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn reading(context: &Context, run: fn(&Book, u32) -> u32) -> Box<dyn Kernel> {
    Box::new(Reading { book: book(context.parameter("length"), context.seed), run })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_one_period_each_and_follow_each_other() {
        let Book { text, shared, places } = book(40, 7);
        assert_eq!(*shared, *text);
        assert_eq!(places.len(), SENTENCES);
        let mut end = 0;
        for &(from, to) in &places {
            assert_eq!(from, end);
            assert!((20..=60).contains(&(to - from)));
            assert_eq!(text[from..to].find('.'), Some(to - from - 1));
            end = to;
        }
        assert_eq!(end, text.len());
    }
}
