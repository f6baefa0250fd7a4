fn keep(shelf: &mut Vec<Box<[u8]>>, page: Box<[u8]>) {
    shelf.push(page);
}

fn main() {
    let mut shelf = Vec::new();
    let page: Box<[u8]> = vec![7; 4000].into();
    let letters = page.len(); //~ accepted
    keep(&mut shelf, page);
    println!("{}", page.len()); //~ refused
    println!("{letters}"); //~ accepted
}
