//! What allocators with thread caches put before the allocator proper: freed parts that are one thread's own.

/// Empty strings and tables that still have their blocks, the last freed on top.
#[derive(Default)]
pub struct Cache {
    strings: Vec<String>,
    tables: Vec<Vec<String>>,
    /// Strings and tables that had to be made.
    made: [u32; 2],
}

impl Cache {
    /// An empty string, with whatever room its last owner left it.
    pub fn string(&mut self) -> String {
        self.strings.pop().unwrap_or_else(|| {
            self.made[1] += 1;
            String::new()
        })
    }

    pub fn table(&mut self) -> Vec<String> {
        self.tables.pop().unwrap_or_else(|| {
            self.made[0] += 1;
            Vec::new()
        })
    }

    /// Takes a table and its strings back.
    pub fn give(&mut self, mut table: Vec<String>) {
        for mut string in table.drain(..) {
            string.clear();
            self.strings.push(string);
        }
        self.tables.push(table);
    }

    /// Tables and strings that were not there when they were wanted.
    pub fn asked(&self) -> (u32, u32) {
        (self.made[0], self.made[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_back_is_taken_again_with_its_blocks() {
        let mut cache = Cache::default();
        for round in 0..3 {
            let mut table = cache.table();
            for _ in 0..4 {
                let mut string = cache.string();
                assert!(string.is_empty() && (round == 0 || string.capacity() >= 8));
                string.push_str("eight by");
                table.push(string);
            }
            cache.give(table);
            assert_eq!(cache.asked(), (1, 4));
        }
    }
}
