//! Slots are used again. What tells their tenants apart is the version.
use slotmap::{Key, SlotMap};

// #region reuse
/// A key is a slot and a version.
fn told(key: impl Key) -> String {
    let word = key.data().as_ffi();
    format!("slot {}, version {}", word as u32, word >> 32)
}
// #endregion

pub fn main() {
    // #region reuse
    let mut map = SlotMap::new();
    let [a, b, c] = ['a', 'b', 'c'].map(|letter| map.insert(letter));
    println!("a: {}", told(a));
    println!("b: {}", told(b));
    println!("c: {}", told(c));
    map.remove(a);
    map.remove(b);
    let [d, e, f] = ['d', 'e', 'f'].map(|letter| map.insert(letter));
    println!("d: {}", told(d));
    println!("e: {}", told(e));
    println!("f: {}", told(f));
    println!("slots for six letters: {}", map.len());
    // #endregion
}
