use bumpalo::Bump; //~ accepted
use typed_arena::Arena; //~ refused

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>, //~ refused
    children: &'a [&'a Node<'a>], //~ accepted
}

fn main() {
    let arena = Arena::new(); //~ refused
    let arena = Bump::new(); //~ accepted
    let leaf = arena.alloc(Node { value: 1, children: vec![] }); //~ refused
    let root = arena.alloc(Node { value: 2, children: vec![leaf] }); //~ refused
    let leaf: &Node = arena.alloc(Node { value: 1, children: &[] }); //~ accepted
    let children = arena.alloc_slice_copy(&[leaf]); //~ accepted
    let root = arena.alloc(Node { value: 2, children }); //~ accepted
    println!("{}", root.value + root.children[0].value);
    drop(arena);
}
