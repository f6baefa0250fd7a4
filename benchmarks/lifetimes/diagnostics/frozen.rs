use std::cell::Cell;

struct Story<'a> {
    text: String,
    first: Cell<&'a str>,
}

fn main() {
    let story = Story { text: String::from("Call me Ishmael."), first: Cell::new("") };
    story.first.set(&story.text[..4]); // it refers to itself from here on
    println!("{}", story.first.get());
    let moved = story; //~ refused
    println!("{}", moved.text); //~ refused
    println!("{}", story.text); //~ accepted
}
