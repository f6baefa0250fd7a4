//! How large a Box is, by what it leads to.
use std::fmt::Display;

// #region sizes
fn pointers<T>() -> usize {
    size_of::<T>() / size_of::<usize>()
}

pub fn main() {
    println!("bytes of a pointer: {}", size_of::<usize>());
    println!("Box<u8>, pointers: {}", pointers::<Box<u8>>());
    println!("Box<[u8; 1000000]>, pointers: {}", pointers::<Box<[u8; 1_000_000]>>());
    println!("Option<Box<u8>>, pointers: {}", pointers::<Option<Box<u8>>>());
    println!("Box<[u8]>, pointers: {}", pointers::<Box<[u8]>>());
    println!("Box<str>, pointers: {}", pointers::<Box<str>>());
    println!("Box<dyn Display>, pointers: {}", pointers::<Box<dyn Display>>());
}
// #endregion
