// A program for the Rust playground for each variant.

// #region item
#[derive(Clone, Copy)]
struct Item<const REST: usize> {
    key: u32,
    _rest: [u32; REST],
}

impl<const REST: usize> Item<REST> {
    const NEW: Self = Self { key: 0, _rest: [0; REST] };
}

trait HasKey {
    fn key(&self) -> u32;
}

impl<const REST: usize> HasKey for Item<REST> {
    fn key(&self) -> u32 {
        self.key
    }
}

fn checksum(sum: u32, items: &[impl HasKey]) -> u32 {
    let places = [0, items.len() / 2, items.len() - 1];
    places.into_iter().fold(sum, |sum, place| sum.wrapping_mul(31).wrapping_add(items[place].key()))
}
// #endregion

// #region values
// #include item

// #kernel

// #include time

fn main() {
    time("16 bytes", 1, |_| sort_values(&mut [Item::<3>::NEW; 2000], 1, ITERATIONS));
    time("264 bytes", 1, |_| sort_values(&mut [Item::<65>::NEW; 2000], 1, ITERATIONS));
}
// #endregion

// #region boxes
// #include item

impl<T: HasKey> HasKey for Box<T> {
    fn key(&self) -> u32 {
        (**self).key()
    }
}

fn boxes<const REST: usize>() -> Vec<Box<Item<REST>>> {
    (0..2000).map(|_| Box::new(Item::NEW)).collect()
}

// #kernel

// #include time

fn main() {
    time("boxes of 16 bytes", 1, |_| sort_boxes(&mut boxes::<3>(), 1, ITERATIONS));
    time("boxes of 264 bytes", 1, |_| sort_boxes(&mut boxes::<65>(), 1, ITERATIONS));
}
// #endregion

// #region index
// #include item

// #kernel

// #include time

fn main() {
    time("16 bytes", 1, |_| sort_index(&mut [Item::<3>::NEW; 2000], &mut vec![], 1, ITERATIONS));
    time("264 bytes", 1, |_| sort_index(&mut [Item::<65>::NEW; 2000], &mut vec![], 1, ITERATIONS));
}
// #endregion
