enum List {
    Node(u32, List), //~ refused
    Node(u32, Box<List>), //~ accepted
    End,
}

fn sum(list: &List) -> u32 {
    match list {
        List::Node(value, rest) => value + sum(rest),
        List::End => 0,
    }
}

fn main() {
    let list = List::Node(1, Box::new(List::End)); //~ accepted
    println!("{}", sum(&list)); //~ accepted
}
