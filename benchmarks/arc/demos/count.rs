//! Clone adds an owner, not a copy.
use std::sync::Arc;

pub fn main() {
    // #region count
    let data = Arc::new(vec![7u8; 1_000_000]);
    let again = Arc::clone(&data);
    println!("owners: {}", Arc::strong_count(&data));
    println!("same bytes: {}", Arc::ptr_eq(&data, &again));
    drop(again);
    println!("owners: {}", Arc::strong_count(&data));
    // #endregion
    assert_eq!(data[999_999], 7);
}
