//! A key outlives what it leads to, and says so.
use slotmap::{DefaultKey, SlotMap};

// #region stale
fn find(guests: &SlotMap<DefaultKey, &'static str>, key: DefaultKey) -> &'static str {
    guests.get(key).copied().unwrap_or("nobody")
}
// #endregion

pub fn main() {
    // #region stale
    let mut guests = SlotMap::new();
    let key = guests.insert("Ada");
    println!("found by the key: {}", find(&guests, key));
    guests.remove(key);
    println!("found after she has left: {}", find(&guests, key));
    let new_key = guests.insert("Grace");
    println!("found by the new guest's key: {}", find(&guests, new_key));
    println!("found by the old key: {}", find(&guests, key));
    println!("removed by the old key: {}", guests.remove(key).unwrap_or("nobody"));
    // #endregion
}
