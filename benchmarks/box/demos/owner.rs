//! A Box is moved: the handle changes hands, the value stays where it is.

// #region owner
struct Page {
    text: [u8; 4000],
}

impl Drop for Page {
    fn drop(&mut self) {
        println!("freed: page {}", self.text[0]);
    }
}

/// Whoever is given the Box has to see to its end.
fn keep(shelf: &mut Vec<Box<Page>>, page: Box<Page>) {
    shelf.push(page);
}

pub fn main() {
    let mut shelf = Vec::new();
    let page = Box::new(Page { text: [7; 4000] });
    let before = &raw const *page;
    keep(&mut shelf, page); // moved: `page` is gone
    let after = &raw const *shelf[0];
    println!("same place: {}", before == after);
    let second = Box::new(Page { text: [8; 4000] });
    println!("letters: {}", second.text.len());
    // Here `second` is dropped, then `shelf` with the page in it.
}
// #endregion
