use typed_arena::Arena;

struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

impl Drop for Node<'_> { //~ refused
    fn drop(&mut self) { //~ refused
        println!("{} is dropped", self.value); //~ refused
    } //~ refused
} //~ refused

fn main() {
    let arena = Arena::new();
    let leaf = arena.alloc(Node { value: 1, children: vec![] });
    let root = arena.alloc(Node { value: 2, children: vec![leaf] });
    println!("{}", root.value + root.children[0].value);
}
