use typed_arena::Arena;

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

struct Tree<'a> {
    arena: Arena<Node<'a>>, //~ refused
    arena: &'a Arena<Node<'a>>, //~ accepted
    root: &'a Node<'a>,
}

fn plant<'a>() -> Tree<'a> { //~ refused
fn plant<'a>(arena: &'a Arena<Node<'a>>) -> Tree<'a> { //~ accepted
    let arena = Arena::new(); //~ refused
    let leaf = arena.alloc(Node { value: 1, children: vec![] });
    let root = arena.alloc(Node { value: 2, children: vec![leaf] });
    Tree { arena, root }
}

fn main() {
    let tree = plant(); //~ refused
    let arena = Arena::new(); //~ accepted
    let tree = plant(&arena); //~ accepted
    println!("{} nodes, {} below the root", tree.arena.len(), tree.root.children.len());
}
