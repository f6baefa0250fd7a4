#[derive(Clone, Copy)]
struct Index {
    at: usize,
    gen: u32,
}

struct Arena<T> {
    items: Vec<Option<(u32, T)>>,
}

impl<T> Arena<T> {
    fn get(&self, index: Index) -> Option<&T> {
        let (gen, value) = self.items.get(index.at)?.as_ref()?;
        (*gen == index.gen).then_some(value)
    }
}

fn main() {
    let arena = Arena { items: vec![Some((1, "Ada"))] };
    println!("{:?}", arena.get(Index { at: 0, gen: 1 }));
}
