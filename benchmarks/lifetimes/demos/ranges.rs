//! A struct with a text and places in it: free to move and to change.

#![expect(clippy::useless_vec, reason = "what moves into a vector moves to the heap, which is the point")]

// #region ranges
use std::ops::Range;

struct Story {
    text: String,
    name: Range<usize>,
}

impl Story {
    fn name(&self) -> &str {
        &self.text[self.name.clone()]
    }
}

pub fn main() {
    let story = Story { text: String::from("Call me Ishmael."), name: 8..15 };
    println!("at first: {}", story.name());
    let mut shelf = vec![story]; // moved
    println!("moved: {}", shelf[0].name());
    shelf[0].text.push_str(" Some years ago, never mind how long precisely, having little money."); // the bytes move as well
    println!("and its text grown: {}", shelf[0].name());
    shelf[0].text.insert_str(0, "Now ");
    println!("something put in before it: {}", shelf[0].name());
}
// #endregion
