use std::ops::Range; //~ accepted

struct Story<'a> { //~ refused
    text: String, //~ refused
    first: &'a str, //~ refused
} //~ refused
struct Story { //~ accepted
    text: String, //~ accepted
    first: Range<usize>, //~ accepted
} //~ accepted

fn open<'a>(text: String) -> Story<'a> { //~ refused
fn open(text: String) -> Story { //~ accepted
    let end = text.find('.').map_or(text.len(), |period| period + 1);
    Story { first: &text[..end], text } //~ refused
    Story { first: 0..end, text } //~ accepted
}

fn main() {
    let story = open(String::from("Call me Ishmael. Some years ago"));
    println!("{}", story.first); //~ refused
    println!("{}", &story.text[story.first.clone()]); //~ accepted
}
