use typed_arena::Arena;

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

fn tree() -> &'static Node<'static> { //~ refused
fn tree<'a>(arena: &'a Arena<Node<'a>>) -> &'a Node<'a> { //~ accepted
    let arena = Arena::new(); //~ refused
    let leaf = arena.alloc(Node { value: 1, children: vec![] });
    arena.alloc(Node { value: 2, children: vec![leaf] })
}

fn main() {
    let root = tree(); //~ refused
    let arena = Arena::new(); //~ accepted
    let root = tree(&arena); //~ accepted
    println!("{}", root.value + root.children[0].value);
}
