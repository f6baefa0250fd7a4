//! What a view is: where it points, and how large it is.

// #region view
fn first_sentence(text: &str) -> &str {
    text.find('.').map_or(text, |period| &text[..=period])
}

pub fn main() {
    let story = String::from("Call me Ishmael. Some years ago, never mind how long precisely.");
    let first = first_sentence(&story);
    let name = &first[8..15]; // a view of a view is a view of the text
    println!("the view: {name}");
    println!("bytes from the text's first to the view's: {}", name.as_ptr().addr() - story.as_ptr().addr());
    println!("size of a view, in addresses: {}", size_of::<&str>() / size_of::<*const u8>());
    println!("size of a string, in addresses: {}", size_of::<String>() / size_of::<*const u8>());
}
// #endregion
