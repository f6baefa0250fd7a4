//! Which clones touch memory for the first time: Linux counts the page faults.
use std::fs::File;
use std::hint::black_box;
use std::io::Read;

const PAGE: usize = 4096;

/// Page faults of this process so far that needed no disk. Allocates nothing: a block in the wrong place would change them.
fn faults() -> u64 {
    let mut buffer = [0; 1024];
    let mut file = File::open("/proc/self/stat").expect("only Linux counts them here");
    let length = file.read(&mut buffer).expect("its text");
    let stat = std::str::from_utf8(&buffer[..length]).expect("letters and digits");
    // The program's name, in parentheses, may hold spaces.
    let (_, after) = stat.rsplit_once(") ").expect("a name");
    after.split(' ').nth(7).and_then(|count| count.parse().ok()).expect("a count")
}

// #region faults
#[derive(Clone)]
struct Photo(Vec<u8>);

/// A clone, and the page faults that it took, for each page of it.
fn clone_and_count(photo: &Photo) -> (Photo, f64) {
    let before = faults();
    let copy = black_box(photo.clone());
    (copy, (faults() - before) as f64 / (photo.0.len() / PAGE) as f64)
}

pub fn main() {
    let photo = Photo(vec![7_u8; 16_000_000]);
    let (first, per_page) = clone_and_count(&photo);
    println!("16 MB, the first clone, faults per page: {per_page:.1}");
    drop(first);
    drop(clone_and_count(&photo)); // by now the allocator keeps what is freed
    let (recycled, per_page) = clone_and_count(&photo);
    println!("16 MB, into a block just freed: {per_page:.1}");
    let (_kept, per_page) = clone_and_count(&photo);
    println!("16 MB, while that one is kept: {per_page:.1}");
    drop(recycled);

    let photo = Photo(vec![7_u8; 64_000_000]);
    drop(clone_and_count(&photo));
    let (_again, per_page) = clone_and_count(&photo);
    println!("64 MB, after one was freed: {per_page:.1}");
}
// #endregion
