//! Records with tags, as each thread has its own, and what its kernel keeps beside them.

use super::cache::Cache;
use super::text::Letters;
use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

/// A power of two: the loop goes round them.
pub const RECORDS: usize = 8;

pub struct Record {
    pub tags: Vec<String>,
    /// The same bytes in one block.
    pub flat: Vec<u8>,
}

/// How many tags a record has, and how many bytes each.
#[derive(Clone, Copy)]
pub struct Shape {
    pub strings: u32,
    pub length: u32,
}

impl Shape {
    /// The experiment's parameters, where it has them.
    #[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
    fn of(context: &Context, otherwise: Self) -> Self {
        Self {
            strings: context.find("strings").unwrap_or(otherwise.strings),
            length: context.find("length").unwrap_or(otherwise.length),
        }
    }
}

fn records(shape: Shape, seed: u32) -> [Record; RECORDS] {
    let mut letters = Letters::new(seed);
    [(); RECORDS].map(|()| {
        let tags: Vec<String> = (0..shape.strings).map(|_| letters.take(shape.length)).collect();
        let flat = tags.concat().into_bytes();
        Record { tags, flat }
    })
}

/// What a thread works with.
pub struct Tagged {
    pub records: [Record; RECORDS],
    /// The copy that `clone_from` writes to.
    pub kept: Vec<String>,
    /// Freed tables and strings of this thread.
    pub cache: Cache,
}

struct Running<F> {
    // Boxed, so that what two threads write does not lie on one line.
    tagged: Box<Tagged>,
    run: F,
    strings: u32,
}

impl<F: Fn(&mut Tagged, u32) -> u32> Kernel for Running<F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&mut self.tagged, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, _: u64, _: u64) -> Result<(), String> {
        for record in &self.tagged.records {
            expect("the number of tags", record.tags.len() as u32, self.strings.into())?;
        }
        expect("the number of tags kept", self.tagged.kept.len() as u32, self.strings.into())?;
        let (tables, strings) = self.tagged.cache.asked();
        if tables > 1 || strings > self.strings {
            return Err(format!("the cache asked for {tables} tables and {strings} strings"));
        }
        Ok(())
    }
}

/// Records of the shape that the parameters ask for, by default this one.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn tagged(
    context: &Context,
    strings: u32,
    length: u32,
    run: impl Fn(&mut Tagged, u32) -> u32 + 'static,
) -> Box<dyn Kernel> {
    let shape = Shape::of(context, Shape { strings, length });
    let records = records(shape, context.seed);
    let kept = records[0].tags.clone();
    let tagged = Box::new(Tagged { records, kept, cache: Cache::default() });
    Box::new(Running { tagged, run, strings: shape.strings })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_different_tags_with_no_room_to_spare() {
        let all = records(Shape { strings: 3, length: 8 }, 7);
        assert_ne!(all[0].tags, all[1].tags);
        for record in &all {
            assert_eq!(record.tags.concat().as_bytes(), record.flat);
            assert!(record.tags.iter().all(|tag| tag.len() == 8 && tag.capacity() == 8));
        }
    }
}
