//! Which blocks are new in a clone: those at addresses that the original does not have.

// #region blocks
/// Where the blocks begin that these strings own: the vector's, and each string's.
fn blocks(tags: &Vec<String>) -> Vec<*const u8> {
    let table = (tags.capacity() > 0).then(|| tags.as_ptr().cast());
    let strings = tags.iter().filter(|tag| tag.capacity() > 0);
    table.into_iter().chain(strings.map(|tag| tag.as_ptr())).collect()
}

/// How many of these blocks are not among those.
fn others(these: &[*const u8], those: &[*const u8]) -> usize {
    these.iter().filter(|block| !those.contains(block)).count()
}
// #endregion

pub fn main() {
    // #region blocks
    let tags: Vec<String> = (0..16).map(|i| format!("tag number {i}")).collect();
    let (lent, copy) = (&tags, tags.clone());
    println!("blocks of 16 tags: {}", blocks(&tags).len());
    println!("new in a borrow: {}", others(&blocks(lent), &blocks(&tags)));
    println!("new in a clone: {}", others(&blocks(&copy), &blocks(&tags)));

    let empty = vec![String::new(); 16];
    let copy = empty.clone();
    println!("new in a clone of 16 empty tags: {}", others(&blocks(&copy), &blocks(&empty)));
    let nothing: Vec<String> = Vec::new();
    println!("new in a clone of no tags: {}", blocks(&nothing.clone()).len());
    let (text, bytes) = (String::from("one string"), vec![1_u8; 16]);
    let (text_too, bytes_too) = (text.clone(), bytes.clone());
    println!("new in a clone of one String: {}", others(&[text_too.as_ptr()], &[text.as_ptr()]));
    println!("new in a clone of one Vec<u8>: {}", others(&[bytes_too.as_ptr()], &[bytes.as_ptr()]));

    let mut kept = tags.clone();
    let before = blocks(&kept);
    kept.clone_from(&tags);
    println!("new after clone_from: {}", others(&blocks(&kept), &before));
    // #endregion
}
