// A program for the Rust playground for each variant.

// #region nodes
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}
// #endregion

// #region walker
struct Walker {
    first: &'static Node,
    at: &'static Node,
}

impl Walker {
    /// Boxes that are allocated one after the other, linked in the order given, and never dropped.
    fn new(order: &[u32]) -> Self {
        let mut nodes: Vec<_> = order.iter().map(|_| Some(Box::new(Node { value: 1, next: None }))).collect();
        let mut next = None;
        for place in order.iter().rev() {
            let mut node = nodes[*place as usize].take().unwrap();
            node.next = next;
            next = Some(node);
        }
        let first = Box::leak(next.unwrap());
        Self { first, at: first }
    }
}
// #endregion

// #region shuffle
/// The numbers from 0 to `count - 1`, in no order that a prefetcher foresees.
fn shuffled_numbers(count: u32) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count).collect();
    let mut x = 1_u32;
    for last in (1..count).rev() {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        order.swap(last as usize, ((u64::from(x) * u64::from(last + 1)) >> 32) as usize);
    }
    order
}
// #endregion

// #region shuffled
// #include nodes

// #include walker

// #include shuffle

// #kernel

// #include time

fn main() {
    for length in [1_000, 1_000_000] {
        let order = shuffled_numbers(length);
        let what = format!("a shuffled list of {length}");
        time(&what, 1, |_| sum_list(&mut Walker::new(&order), ITERATIONS));
    }
}
// #endregion

// #region in-order
// #include nodes

// #include walker

// #kernel

// #include time

fn main() {
    for length in [1_000, 1_000_000] {
        let order: Vec<u32> = (0..length).collect();
        let what = format!("a list of {length}, in order");
        time(&what, 1, |_| sum_list(&mut Walker::new(&order), ITERATIONS));
    }
}
// #endregion

// #region boxes
struct Node {
    value: u32,
}

// #include shuffle

// #kernel

// #include time

fn main() {
    for length in [1_000, 1_000_000] {
        let mut nodes: Vec<_> = (0..length).map(|value| Some(Box::new(Node { value }))).collect();
        let order = shuffled_numbers(length);
        let row: Vec<_> = order.iter().map(|place| nodes[*place as usize].take().unwrap()).collect();
        time(&format!("a vector of {length} boxes"), 1, |_| sum_boxes(&row, &mut 0, ITERATIONS));
    }
}
// #endregion

// #region vector
// #kernel

// #include time

fn main() {
    for length in [1_000, 1_000_000] {
        let row: Vec<u32> = (0..length).collect();
        time(&format!("a vector of {length}"), 1, |_| sum_vector(&row, &mut 0, ITERATIONS));
    }
}
// #endregion
