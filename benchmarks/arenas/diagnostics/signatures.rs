use typed_arena::Arena;

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

fn leaf(arena: &Arena<Node>, value: u32) -> &Node { //~ refused
fn leaf<'a>(arena: &'a Arena<Node<'a>>, value: u32) -> &'a Node<'a> { //~ accepted
    arena.alloc(Node { value, children: vec![] })
}

fn build(arena: &Arena<Node>) -> &Node { //~ refused
fn build<'a>(arena: &'a Arena<Node<'a>>) -> &'a Node<'a> { //~ accepted
    let children = vec![leaf(arena, 1), leaf(arena, 2)];
    arena.alloc(Node { value: 3, children })
}

fn sum(node: &Node) -> u32 {
    node.value + node.children.iter().map(|child| sum(child)).sum::<u32>()
}

fn main() {
    let arena = Arena::new();
    println!("{}", sum(build(&arena)));
}
