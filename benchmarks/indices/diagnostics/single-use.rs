#[derive(Clone, Copy)] //~ accepted
struct Index {
    at: usize,
    generation: u32,
}

struct Arena<T> {
    items: Vec<Option<(u32, T)>>,
}

impl<T> Arena<T> {
    fn get(&self, index: Index) -> Option<&T> {
        let (generation, value) = self.items.get(index.at)?.as_ref()?;
        (*generation == index.generation).then_some(value)
    }
}

fn main() {
    let arena = Arena { items: vec![Some((1, "Ada"))] };
    let ada = Index { at: 0, generation: 1 };
    println!("{:?}", arena.get(ada));
    println!("{:?}", arena.get(ada));
}
