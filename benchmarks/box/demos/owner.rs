//! A Box is moved: the handle changes hands, the value stays where it is.

// #region owner
struct Page([u8; 4000]);

impl Drop for Page {
    fn drop(&mut self) {
        println!("freed: page {}", self.0[0]);
    }
}

/// Whoever is given a Box has to see to its end.
fn keep(shelf: &mut Option<Box<Page>>, page: Box<Page>) {
    *shelf = Some(page);
}

pub fn main() {
    let mut shelf = None;
    let page = Box::new(Page([7; 4000]));
    let before = &raw const *page;
    keep(&mut shelf, page); // moved: there is no `page` any more
    println!("same place: {}", shelf.as_deref().is_some_and(|page| before == &raw const *page));
    println!("end of main: the shelf goes");
}
// #endregion
