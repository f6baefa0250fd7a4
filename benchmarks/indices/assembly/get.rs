use slotmap::{DefaultKey, SlotMap};

pub struct Index {
    pub at: usize,
    pub generation: u32,
}

#[unsafe(no_mangle)]
pub fn by_reference(value: &u64) -> u64 {
    *value
}

#[unsafe(no_mangle)]
pub fn by_index(items: &[u64], at: usize) -> Option<&u64> {
    items.get(at)
}

#[unsafe(no_mangle)]
pub fn by_generation(items: &[Option<(u32, u64)>], index: Index) -> Option<&u64> {
    match items.get(index.at) {
        Some(Some((generation, value))) if *generation == index.generation => Some(value),
        _ => None,
    }
}

#[unsafe(no_mangle)]
pub fn by_key(map: &SlotMap<DefaultKey, u64>, key: DefaultKey) -> Option<&u64> {
    map.get(key)
}
