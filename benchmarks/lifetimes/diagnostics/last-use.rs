struct Excerpt<'a> {
    part: &'a str,
}

fn main() {
    let story = String::from("Call me Ishmael. Some years ago");
    let excerpt = Excerpt { part: &story[..16] };
    println!("{}", excerpt.part); //~ accepted
    drop(story);
    println!("{}", excerpt.part); //~ refused
    println!("the story is gone"); //~ accepted
} // and here ends the scope of the excerpt
