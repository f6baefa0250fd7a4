fn first_word(text: &str) -> &str {
    let text = text.to_lowercase(); //~ refused
    text.split(' ').next().unwrap_or("")
}

fn main() {
    println!("{}", first_word("Call me Ishmael"));
}
