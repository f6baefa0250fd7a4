//! Where an Arc's count and value lie, and how often two small Arcs lie on one line.
use std::mem::offset_of;
use std::sync::Arc;

#[allow(dead_code)]
// #region layout
/// A copy of the private type that an `Arc<T>` points to.
#[repr(C)]
struct ArcInner<T> {
    strong: usize, // each clone and each drop writes here
    weak: usize,
    data: T, // readers read here: 16 bytes on
}
// #endregion

// #region own-line
/// Aligned to 128 bytes: inside an Arc it begins
/// 128 bytes after the counts.
#[repr(align(128))]
struct OwnLine<T>(T);

fn shared_settings() -> Arc<OwnLine<u32>> {
    Arc::new(OwnLine(7))
}
// #endregion

// #region neighbors
/// How many of a thousand small Arcs have their value on
/// the same 64-byte line as the one before.
fn sharing_a_line() -> usize {
    let arcs: Vec<Arc<u32>> = (0..1_000).map(Arc::new).collect();
    let lines: Vec<usize> = arcs
        .iter()
        .map(|arc| Arc::as_ptr(arc).addr() / 64)
        .collect();
    lines.windows(2).filter(|pair| pair[0] == pair[1]).count()
}
// #endregion

fn main() {
    println!(
        "Arc<u32>: the value {} bytes after the count",
        offset_of!(ArcInner<u32>, data)
    );
    println!(
        "Arc<OwnLine<u32>>: {} bytes after it",
        offset_of!(ArcInner<OwnLine<u32>>, data)
    );
    println!("settings: {}", shared_settings().0);
    println!("{} of 999 neighbors share a line", sharing_a_line());
}
