//! When the allocator asks the system for memory of a clone's own: glibc counts the blocks that it has mapped.

/// What glibc tells about its heap; only one number is of interest here.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[repr(C)]
struct Mallinfo2 {
    _before: [usize; 3],
    /// Blocks that were mapped one by one.
    hblks: usize,
    _after: [usize; 6],
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn mapped() -> usize {
    unsafe extern "C" {
        safe fn mallinfo2() -> Mallinfo2;
    }
    mallinfo2().hblks
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn mapped() -> usize {
    panic!("only glibc counts its mapped blocks")
}

// #region mmap
pub fn main() {
    for megabytes in [1, 16, 64] {
        let data = vec![7_u8; megabytes * 1_000_000];
        for turn in ["first", "second", "third"] {
            let before = mapped();
            let copy = std::hint::black_box(data.clone());
            println!("mapped for the {turn} clone of {megabytes} MB: {}", mapped() - before);
            drop(copy);
        }
    }
}
// #endregion
