// A program for the Rust playground for each variant.

// #region data
/// The values of the nodes, one after the other.
struct Data(u32);

impl Data {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 2
    }
}
// #endregion

// #region walk
/// Evaluates a tree of so many nodes again and again, and prints what a node took.
fn time_walks(what: &str, nodes: u32, evaluate: impl Fn() -> u32) {
    let walks = 20_000_000 / nodes;
    let begin = std::time::Instant::now();
    for _ in 0..walks {
        std::hint::black_box(evaluate());
    }
    let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(walks * nodes);
    println!("{what}, {nodes} nodes, each: {each:.2} ns");
}
// #endregion

// #region box
use std::hint::black_box;

// #include data

// #kernel build/box

const _: fn(u32, &mut Data) -> u32 = build_boxed;

// #kernel

// #include walk

fn main() {
    for nodes in [1_001, 10_001, 100_001, 600_001] {
        let root = parse_boxed(nodes, &mut Data(1));
        time_walks("Box, fresh heap", nodes, || evaluate_boxed(&root));
    }
}
// #endregion

// #region scattered
use std::hint::black_box;

// #include data

// #kernel build/box

const _: fn(u32, &mut Data) -> u32 = build_boxed;

// #include scatter

// #kernel

// #include walk

fn main() {
    for nodes in [1_001, 10_001, 100_001, 600_001] {
        let root = scattered(nodes);
        time_walks("Box, used heap", nodes, || evaluate_boxed(&root));
    }
}
// #endregion

// #region scatter
/// The tree in blocks of which chance decides which node gets which.
fn scattered(nodes: u32) -> Box<Boxed> {
    let mut data = Data(7);
    let mut blocks: Vec<_> = (0..nodes).map(|_| Box::new(Boxed::Number(0))).collect();
    for last in (1..blocks.len()).rev() {
        blocks.swap(last, data.next() as usize % (last + 1));
    }
    let mut place = move |node: Boxed| {
        let mut block = blocks.pop().unwrap();
        *block = node;
        block
    };
    fn parse(size: u32, data: &mut Data, place: &mut impl FnMut(Boxed) -> Box<Boxed>) -> Box<Boxed> {
        let rest = size - 1;
        let node = match rest % 4 {
            _ if rest == 0 => Boxed::Number(data.next()),
            0 => Boxed::Add(parse(rest / 2, data, place), parse(rest / 2, data, place)),
            2 => Boxed::Subtract(parse(rest / 2, data, place), parse(rest / 2, data, place)),
            _ => Boxed::Negate(parse(rest, data, place)),
        };
        place(node)
    }
    parse(nodes, &mut data, &mut place)
}
// #endregion

// #region counted
use std::hint::black_box;
use std::rc::Rc;

// #include data

// #kernel build/counted

const _: fn(u32, &mut Data) -> u32 = build_counted;

// #kernel

// #include walk

fn main() {
    for nodes in [1_001, 10_001, 100_001, 600_001] {
        let root = parse_counted(nodes, &mut Data(1));
        time_walks("Rc", nodes, || evaluate_counted(&root));
    }
}
// #endregion

// #region typed_arena
/// The playground lacks the crate typed_arena. This stands in for it: values in chunks that never move.
mod typed_arena {
    use std::cell::RefCell;

    pub struct Arena<T>(RefCell<Vec<Vec<T>>>);

    impl<T> Arena<T> {
        pub fn new() -> Self {
            Self(RefCell::new(vec![Vec::with_capacity((1024 / size_of::<T>()).max(1))]))
        }

        pub fn alloc(&self, value: T) -> &mut T {
            &mut self.alloc_extend([value])[0]
        }

        pub fn alloc_extend<I: ExactSizeIterator<Item = T>>(
            &self,
            values: impl IntoIterator<Item = T, IntoIter = I>,
        ) -> &mut [T] {
            let values = values.into_iter();
            let count = values.len();
            let mut chunks = self.0.borrow_mut();
            let last = chunks.last_mut().expect("one chunk at least");
            if last.capacity() - last.len() < count {
                let capacity = (2 * last.capacity()).max(count);
                chunks.push(Vec::with_capacity(capacity));
            }
            let chunk = chunks.last_mut().expect("one chunk at least");
            let start = chunk.len();
            chunk.extend(values);
            // SAFETY: a chunk never grows past its capacity, so its values stay where they are as long as the arena
            // lives; and each value is handed out once.
            unsafe { std::slice::from_raw_parts_mut(chunk.as_mut_ptr().add(start), count) }
        }
    }
}
use typed_arena::Arena;
// #endregion

// #region typed
use std::hint::black_box;

// #include typed_arena

// #include data

// #kernel build/typed

const _: fn(u32, &mut Data) -> u32 = build_typed;

// #kernel

// #include walk

fn main() {
    for nodes in [1_001, 10_001, 100_001, 600_001] {
        let arena = Arena::new();
        let root = parse_typed(&arena, nodes, &mut Data(1));
        time_walks("typed arena", nodes, || evaluate(root));
    }
}
// #endregion

// #region bump
use std::hint::black_box;
use bumpalo::Bump;

// #include data

// #kernel build/bump

const _: fn(u32, &mut Data) -> u32 = build_in_bump;

// #kernel

// #include walk

fn main() {
    for nodes in [1_001, 10_001, 100_001, 600_001] {
        let bump = Bump::new();
        let root = parse_in_bump(&bump, nodes, &mut Data(1));
        time_walks("bump arena", nodes, || evaluate(root));
    }
}
// #endregion

// #region indices
use std::hint::black_box;

// #include data

// #kernel build/indices

const _: fn(u32, &mut Data) -> u32 = build_indexed;

// #kernel

// #include walk

fn main() {
    for nodes in [1_001, 10_001, 100_001, 600_001] {
        let mut all = Vec::new();
        let root = parse_indexed(&mut all, nodes, &mut Data(1));
        time_walks("indices", nodes, || evaluate_indexed(&all, root));
    }
}
// #endregion
