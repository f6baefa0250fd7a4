//! The same lookups with a clone for each, and with none.
use std::sync::Arc;

struct Table(Vec<u64>);

impl Table {
    fn get(&self, key: usize) -> u64 {
        self.0[key % self.0.len()]
    }
}

// #region often
/// A handle for each key, dropped when it returns:
/// two atomic writes for one read.
fn look_up(table: Arc<Table>, key: usize) -> u64 {
    table.get(key)
}

fn sum_often(table: &Arc<Table>, keys: &[usize]) -> u64 {
    keys.iter()
        .map(|&key| look_up(Arc::clone(table), key))
        .sum()
}
// #endregion

// #region once
/// A borrow. Where it comes from (an Arc, a Box,
/// the stack) is the caller's affair.
fn look_up_borrowed(table: &Table, key: usize) -> u64 {
    table.get(key)
}

fn sum_once(table: &Table, keys: &[usize]) -> u64 {
    keys.iter().map(|&key| look_up_borrowed(table, key)).sum()
}
// #endregion

fn main() {
    let table = Arc::new(Table(vec![1, 10, 100]));
    let keys = [0, 1, 2, 3, 4];
    println!("{} {}", sum_often(&table, &keys), sum_once(&table, &keys));
    println!("owners: {}", Arc::strong_count(&table));
}
