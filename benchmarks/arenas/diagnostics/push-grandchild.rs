use typed_arena::Arena;

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

fn main() {
    let arena = Arena::new();
    let root = arena.alloc(Node { value: 1, children: vec![] });
    let child = arena.alloc(Node { value: 2, children: vec![] });
    let grandchild = arena.alloc(Node { value: 3, children: vec![] });
    child.children.push(grandchild); //~ accepted
    root.children.push(child);
    child.children.push(grandchild); //~ refused
    println!("{}", root.value + root.children[0].value);
}
