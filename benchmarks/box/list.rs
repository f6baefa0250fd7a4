//! The elements of a vector, a list and a vector of boxes. All hold the same value, so that sums do not depend on where
//! they begin: each call goes on where the one before stopped, or a long list would never be seen to its end.

use super::noise::{shuffled as shuffled_numbers, tag};
use super::{sum_boxes, sum_list, sum_vector};
use crate::harness::layout::expect;
use crate::harness::{Context, Kernel};

pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

pub struct Walker {
    pub first: &'static Node,
    pub at: &'static Node,
}

struct List {
    walker: Walker,
    length: u32,
}

impl Kernel for List {
    fn run(&mut self, iterations: u32) -> u32 {
        sum_list(&mut self.walker, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        let mut place = self.walker.first;
        for _ in 0..mine % u64::from(self.length) {
            place = place.next.as_deref().ok_or("the list is too short")?;
        }
        if std::ptr::eq(place, self.walker.at) { Ok(()) } else { Err("the walk lost its place".to_owned()) }
    }
}

/// Boxes, one allocated after the other.
fn nodes(count: u32, seed: u32) -> Vec<Option<Box<Node>>> {
    (0..count).map(|_| Some(Box::new(Node { value: tag(seed), next: None }))).collect()
}

/// Links the nodes in the order given; the list is never dropped.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn list(context: &Context, order: impl DoubleEndedIterator<Item = u32>) -> Box<dyn Kernel> {
    let length = context.parameter("length");
    let mut nodes = nodes(length, context.seed);
    let mut next = None;
    for place in order.rev() {
        let mut node = nodes[place as usize].take().expect("each place once");
        node.next = next;
        next = Some(node);
    }
    let first: &'static Node = Box::leak(next.expect("not empty"));
    Box::new(List { walker: Walker { first, at: first }, length })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn in_order(context: &Context) -> Box<dyn Kernel> {
    list(context, 0..context.parameter("length"))
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn shuffled(context: &Context) -> Box<dyn Kernel> {
    list(context, shuffled_numbers(context.parameter("length"), context.seed).into_iter())
}

struct Row<T> {
    elements: Vec<T>,
    at: usize,
    sum: fn(&[T], &mut usize, u32) -> u32,
}

impl<T> Kernel for Row<T> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.sum)(&self.elements, &mut self.at, iterations)
    }

    #[cfg_attr(target_family = "wasm", optimize(size))]
    fn audit(&mut self, mine: u64, _: u64) -> Result<(), String> {
        expect("the place in the vector", self.at as u32, mine % self.elements.len() as u64)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn row(context: &Context) -> Box<dyn Kernel> {
    let elements = vec![tag(context.seed); context.parameter("length") as usize];
    Box::new(Row { elements, at: 0, sum: sum_vector })
}

/// In the order of the shuffled list.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn row_of_boxes(context: &Context) -> Box<dyn Kernel> {
    let length = context.parameter("length");
    let mut nodes = nodes(length, context.seed);
    let order = shuffled_numbers(length, context.seed).into_iter();
    let elements = order.filter_map(|place| nodes[place as usize].take()).collect();
    Box::new(Row { elements, at: 0, sum: sum_boxes })
}
