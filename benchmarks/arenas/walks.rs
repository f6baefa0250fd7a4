//! Trees that stay, to be evaluated: where their nodes lie is the whole difference.

use std::rc::Rc;

use bumpalo::Bump;
use typed_arena::Arena;

use super::layout::Data;
use super::{
    Boxed, Counted, Expr, Indexed, evaluate, evaluate_boxed, evaluate_counted, evaluate_indexed, parse_boxed,
    parse_counted, parse_in_bump, parse_indexed, parse_typed,
};
use crate::harness::Context;

/// A tree that is there already.
pub trait Walk {
    /// The value of the largest expression of at most `most` nodes that the leftmost path leads to, and its number of nodes.
    fn evaluate(&self, most: u32) -> (u32, u32);
}

/// Nodes under the first child of a node that has `size` under it, itself included.
fn first_size(size: u32) -> u32 {
    let rest = size - 1;
    if rest.is_multiple_of(2) { rest / 2 } else { rest }
}

/// Down the leftmost path until no more than `most` nodes are left.
fn descend<N>(root: N, nodes: u32, most: u32, first: impl Fn(N) -> N) -> (N, u32) {
    let (mut node, mut size) = (root, nodes);
    while size > most {
        node = first(node);
        size = first_size(size);
    }
    (node, size)
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn nodes_of(context: &Context) -> (u32, Data) {
    (context.parameter("nodes"), Data::new(context.seed))
}

struct Boxes(Box<Boxed>, u32);

impl Walk for Boxes {
    fn evaluate(&self, most: u32) -> (u32, u32) {
        let (node, size) = descend(&*self.0, self.1, most, |node| match node {
            Boxed::Number(_) => node,
            Boxed::Negate(first) | Boxed::Add(first, _) | Boxed::Subtract(first, _) => first,
        });
        (evaluate_boxed(node), size)
    }
}

/// A Box for each node, from an allocator that has done nothing else yet.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn boxes(context: &Context) -> impl Walk + use<> {
    let (nodes, mut data) = nodes_of(context);
    Boxes(parse_boxed(nodes, &mut data), nodes)
}

/// The same tree in the same blocks, but which node is in which block is left to chance: what a heap looks like to a
/// program that has allocated and freed for a while.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn scattered(context: &Context) -> impl Walk + use<> {
    let (nodes, mut data) = nodes_of(context);
    let mut blocks: Vec<Box<Boxed>> = (0..nodes).map(|_| Box::new(Boxed::Number(0))).collect();
    shuffle(&mut blocks, context.seed);
    let root = parse_into(&mut blocks, nodes, &mut data);
    Boxes(root, nodes)
}

#[expect(clippy::vec_box, reason = "the blocks are what matters")]
fn parse_into(blocks: &mut Vec<Box<Boxed>>, size: u32, data: &mut Data) -> Box<Boxed> {
    let rest = size - 1;
    let node = match rest % 4 {
        _ if rest == 0 => Boxed::Number(data.next()),
        0 => Boxed::Add(parse_into(blocks, rest / 2, data), parse_into(blocks, rest / 2, data)),
        2 => Boxed::Subtract(parse_into(blocks, rest / 2, data), parse_into(blocks, rest / 2, data)),
        _ => Boxed::Negate(parse_into(blocks, rest, data)),
    };
    let mut block = blocks.pop().expect("a block for each node");
    *block = node;
    block
}

/// Fisher and Yates's, with a generator of its own.
fn shuffle<T>(items: &mut [T], seed: u32) {
    let mut data = Data::new(seed ^ 0x9e37_79b9);
    for last in (1..items.len()).rev() {
        let other = (u64::from(data.next()) * (last as u64 + 1)) >> 30;
        items.swap(last, other as usize);
    }
}

struct Counts(Rc<Counted>, u32);

impl Walk for Counts {
    fn evaluate(&self, most: u32) -> (u32, u32) {
        let (node, size) = descend(&*self.0, self.1, most, |node| match node {
            Counted::Number(_) => node,
            Counted::Negate(first) | Counted::Add(first, _) | Counted::Subtract(first, _) => first,
        });
        (evaluate_counted(node), size)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn counted(context: &Context) -> impl Walk + use<> {
    let (nodes, mut data) = nodes_of(context);
    Counts(parse_counted(nodes, &mut data), nodes)
}

/// An arena together with a reference into it, which safe Rust has no words for.
struct InArena<A> {
    root: *const Expr<'static>,
    nodes: u32,
    _arena: Box<A>,
}

impl<A> Walk for InArena<A> {
    fn evaluate(&self, most: u32) -> (u32, u32) {
        // SAFETY: the root lies in the arena, which this struct owns and nobody changes.
        let root: &Expr = unsafe { &*self.root };
        let (node, size) = descend(root, self.nodes, most, |node| match node {
            Expr::Number(_) => node,
            Expr::Negate(first) | Expr::Add(first, _) | Expr::Subtract(first, _) => first,
        });
        (evaluate(node), size)
    }
}

/// The arena of the crate bumpalo fills its chunks from the end to the beginning.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn in_bump(context: &Context) -> impl Walk + use<> {
    let (nodes, mut data) = nodes_of(context);
    let bump = Box::new(Bump::new());
    let root = std::ptr::from_ref(parse_in_bump(&bump, nodes, &mut data)).cast();
    InArena { root, nodes, _arena: bump }
}

/// The arena of the crate typed_arena fills its chunks from the beginning to the end.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn in_typed(context: &Context) -> impl Walk + use<> {
    let (nodes, mut data) = nodes_of(context);
    let arena: Box<Arena<Expr<'static>>> = Box::new(Arena::new());
    let borrowed: *const Arena<Expr<'static>> = &raw const *arena;
    // SAFETY: the arena is boxed and stays where it is; it is dropped together with the pointer to its root, and
    // nodes have nothing to drop.
    let root = std::ptr::from_ref(parse_typed(unsafe { &*borrowed }, nodes, &mut data));
    InArena { root, nodes, _arena: arena }
}

struct Indices {
    all: Vec<Indexed>,
    root: u32,
    nodes: u32,
}

impl Walk for Indices {
    fn evaluate(&self, most: u32) -> (u32, u32) {
        let (node, size) =
            descend(self.root, self.nodes, most, |node| match self.all[node as usize] {
                Indexed::Number(_) => node,
                Indexed::Negate(first) | Indexed::Add(first, _) | Indexed::Subtract(first, _) => first,
            });
        (evaluate_indexed(&self.all, node), size)
    }
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub fn indices(context: &Context) -> impl Walk + use<> {
    let (nodes, mut data) = nodes_of(context);
    let mut all = Vec::new();
    let root = parse_indexed(&mut all, nodes, &mut data);
    Indices { all, root, nodes }
}
