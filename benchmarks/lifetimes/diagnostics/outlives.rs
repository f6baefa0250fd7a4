struct Excerpt<'a> {
    part: &'a str,
}

fn first_sentence(text: &str) -> Excerpt<'_> {
    let end = text.find('.').map_or(text.len(), |period| period + 1);
    Excerpt { part: &text[..end] }
}

fn main() {
    let excerpt;
    let story = String::from("Call me Ishmael. Some years ago"); //~ accepted
    {
        let story = String::from("Call me Ishmael. Some years ago"); //~ refused
        let reference: &str = &story;
        excerpt = first_sentence(reference);
    } // the reference is gone
    println!("{}", excerpt.part);
}
