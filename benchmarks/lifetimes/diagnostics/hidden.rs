struct Excerpt<'a> {
    part: &'a str,
}

fn first_sentence(text: &str) -> Excerpt {
    let end = text.find('.').map_or(text.len(), |period| period + 1);
    Excerpt { part: &text[..end] }
}

fn main() {
    println!("{}", first_sentence("Call me Ishmael. Some years ago").part);
}
