//! The usual layout, as it is usually written: the generation goes with the tenant, and nobody remembers it.

// #region forgets
#[derive(Clone, Copy)]
struct Index {
    at: usize,
    generation: u32,
}

#[derive(Default)]
struct Arena {
    items: Vec<Option<(u32, &'static str)>>,
    free: Vec<usize>,
}

impl Arena {
    fn insert(&mut self, value: &'static str) -> Index {
        let at = self.free.pop().unwrap_or(self.items.len());
        if at == self.items.len() {
            self.items.push(None);
        }
        // One more than the last tenant's. But where a tenant was, there is None now.
        let generation = self.items[at].map_or(0, |(last, _)| last + 1);
        self.items[at] = Some((generation, value));
        Index { at, generation }
    }

    fn remove(&mut self, index: Index) {
        if self.get(index).is_some() {
            self.items[index.at] = None;
            self.free.push(index.at);
        }
    }

    fn get(&self, index: Index) -> Option<&'static str> {
        let (generation, value) = (*self.items.get(index.at)?)?;
        (generation == index.generation).then_some(value)
    }
}
// #endregion

pub fn main() {
    // #region forgets
    let mut arena = Arena::default();
    let stale = arena.insert("Ada");
    arena.remove(stale);
    println!("a stale index finds: {}", arena.get(stale).unwrap_or("nobody"));
    arena.insert("Grace");
    println!("a stale index finds, after the slot is used again: {}", arena.get(stale).unwrap_or("nobody"));
    // #endregion
}
