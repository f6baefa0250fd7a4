/// A node with any number of children, and no Box.
struct Tree {
    value: u32,
    children: Vec<Tree>,
}

fn sum(tree: &Tree) -> u32 {
    tree.value + tree.children.iter().map(sum).sum::<u32>()
}

fn main() {
    let leaf = Tree { value: 2, children: Vec::new() };
    println!("{}", sum(&Tree { value: 1, children: vec![leaf] }));
}
