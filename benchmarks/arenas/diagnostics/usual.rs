use typed_arena::Arena;

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

fn main() {
    let arena = Arena::new();
    let root = arena.alloc(Node { value: 1, children: vec![] });
    let child = arena.alloc(Node { value: 2, children: vec![] });
    root.children.push(child);
    println!("children: {}", root.children.len());
} // the arena goes here, and all nodes with it
