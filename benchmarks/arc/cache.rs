//! What allocators with thread caches put before the allocator proper: a few freed blocks that are one thread's own.

/// Blocks kept at the most; more go back to the allocator.
const MOST: usize = 8;

/// Freed blocks of one size, the last freed on top: it is the likeliest to be in the core's cache still.
pub struct Cache {
    /// Words of each block.
    words: usize,
    blocks: Vec<Box<[u32]>>,
    /// Blocks that the allocator was asked for.
    allocated: u64,
}

impl Cache {
    /// With one block in it, and room for the others, so that a loop of clones asks the allocator for nothing.
    pub fn new(words: usize) -> Self {
        let mut cache = Self { words, blocks: Vec::with_capacity(MOST), allocated: 0 };
        let first = cache.take();
        cache.give(first);
        cache
    }

    /// A block, with whatever its last owner left in it.
    pub fn take(&mut self) -> Box<[u32]> {
        self.blocks.pop().unwrap_or_else(|| {
            self.allocated += 1;
            vec![0; self.words].into_boxed_slice()
        })
    }

    /// Takes a block back.
    pub fn give(&mut self, block: Box<[u32]>) {
        if self.blocks.len() < MOST && block.len() == self.words {
            self.blocks.push(block);
        }
    }

    /// Blocks in the cache, and blocks that the allocator was asked for.
    pub fn counts(&self) -> (usize, u64) {
        (self.blocks.len(), self.allocated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_freed_last_is_the_next_one() {
        let mut cache = Cache::new(4);
        let (a, b) = (cache.take(), cache.take());
        assert_eq!(cache.counts(), (0, 2));
        let (first, last) = (a.as_ptr(), b.as_ptr());
        cache.give(a);
        cache.give(b);
        let (c, d) = (cache.take(), cache.take());
        assert_eq!([c.as_ptr(), d.as_ptr()], [last, first]);
        assert_eq!(cache.counts(), (0, 2));
    }

    #[test]
    fn it_keeps_a_few_blocks_of_its_own_size_and_no_others() {
        let mut cache = Cache::new(4);
        for _ in 0..2 * MOST {
            cache.give(vec![0; 4].into_boxed_slice());
        }
        assert_eq!(cache.counts(), (MOST, 1));
        let mut other = Cache::new(4);
        other.give(vec![0; 3].into_boxed_slice());
        assert_eq!(other.counts(), (1, 1));
    }
}
