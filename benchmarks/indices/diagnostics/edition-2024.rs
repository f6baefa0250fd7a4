#[derive(Clone, Copy)]
struct Index {
    at: usize,
    gen: u32, //~ refused
    r#gen: u32, //~ accepted
}

struct Arena<T> {
    items: Vec<Option<(u32, T)>>,
}

impl<T> Arena<T> {
    fn get(&self, index: Index) -> Option<&T> {
        let (generation, value) = self.items.get(index.at)?.as_ref()?;
        (*generation == index.gen).then_some(value) //~ refused
        (*generation == index.r#gen).then_some(value) //~ accepted
    }
}

fn main() {
    let arena = Arena { items: vec![Some((1, "Ada"))] };
    println!("{:?}", arena.get(Index { at: 0, gen: 1 })); //~ refused
    println!("{:?}", arena.get(Index { at: 0, r#gen: 1 })); //~ accepted
}
