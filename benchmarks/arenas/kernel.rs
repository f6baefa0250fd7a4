//! Trees whose nodes are allocated one by one, or together: the timed work.

use std::hint::black_box;
use std::rc::Rc;

use bumpalo::Bump;
use typed_arena::Arena;

use crate::harness::{Entry, entry};

mod demos;
mod layout;
mod walks;
use layout::{Data, DROPPED, built, built_whole, parts, visited};
use walks::{boxes, counted, in_bump, in_typed, indices, scattered};

// ---- build: a syntax tree, built from the leaves up and dropped ----

// #region build/box
enum Boxed {
    Number(u32),
    Negate(Box<Boxed>),
    Add(Box<Boxed>, Box<Boxed>),
    Subtract(Box<Boxed>, Box<Boxed>),
}

/// An expression of `size` nodes. Which kind each node is follows from the size of what is under it.
fn parse_boxed(size: u32, data: &mut Data) -> Box<Boxed> {
    let rest = size - 1;
    Box::new(match rest % 4 {
        _ if rest == 0 => Boxed::Number(data.next()),
        0 => Boxed::Add(parse_boxed(rest / 2, data), parse_boxed(rest / 2, data)),
        2 => Boxed::Subtract(parse_boxed(rest / 2, data), parse_boxed(rest / 2, data)),
        _ => Boxed::Negate(parse_boxed(rest, data)),
    })
}

/// Builds a tree, looks at its first leaf, and drops it: every node is a block to give back.
fn build_boxed(size: u32, data: &mut Data) -> u32 {
    let root = black_box(parse_boxed(size, data));
    let mut node = &*root;
    loop {
        match node {
            Boxed::Number(value) => return *value,
            Boxed::Negate(first) | Boxed::Add(first, _) | Boxed::Subtract(first, _) => node = first,
        }
    }
}
// #endregion

// #region build/counted
enum Counted {
    Number(u32),
    Negate(Rc<Counted>),
    Add(Rc<Counted>, Rc<Counted>),
    Subtract(Rc<Counted>, Rc<Counted>),
}

/// The same with two counts beside each node.
fn parse_counted(size: u32, data: &mut Data) -> Rc<Counted> {
    let rest = size - 1;
    Rc::new(match rest % 4 {
        _ if rest == 0 => Counted::Number(data.next()),
        0 => Counted::Add(parse_counted(rest / 2, data), parse_counted(rest / 2, data)),
        2 => Counted::Subtract(parse_counted(rest / 2, data), parse_counted(rest / 2, data)),
        _ => Counted::Negate(parse_counted(rest, data)),
    })
}

fn build_counted(size: u32, data: &mut Data) -> u32 {
    let root = black_box(parse_counted(size, data));
    let mut node = &*root;
    loop {
        match node {
            Counted::Number(value) => return *value,
            Counted::Negate(first) | Counted::Add(first, _) | Counted::Subtract(first, _) => node = first,
        }
    }
}
// #endregion

// #region build/bump
// #region build/typed
/// Nodes that live as long as the arena does, and refer to each other.
enum Expr<'a> {
    Number(u32),
    Negate(&'a Expr<'a>),
    Add(&'a Expr<'a>, &'a Expr<'a>),
    Subtract(&'a Expr<'a>, &'a Expr<'a>),
}

fn first_leaf(mut node: &Expr) -> u32 {
    loop {
        match node {
            Expr::Number(value) => return *value,
            Expr::Negate(first) | Expr::Add(first, _) | Expr::Subtract(first, _) => node = first,
        }
    }
}
// #endregion
// #endregion

// #region build/typed
fn parse_typed<'a>(arena: &'a Arena<Expr<'a>>, size: u32, data: &mut Data) -> &'a Expr<'a> {
    let rest = size - 1;
    arena.alloc(match rest % 4 {
        _ if rest == 0 => Expr::Number(data.next()),
        0 => Expr::Add(parse_typed(arena, rest / 2, data), parse_typed(arena, rest / 2, data)),
        2 => Expr::Subtract(parse_typed(arena, rest / 2, data), parse_typed(arena, rest / 2, data)),
        _ => Expr::Negate(parse_typed(arena, rest, data)),
    })
}

fn build_typed(size: u32, data: &mut Data) -> u32 {
    let arena = Arena::new();
    let root = black_box(parse_typed(&arena, size, data));
    first_leaf(root)
} // the arena is dropped here, and with it all nodes
// #endregion

// #region build/bump
fn parse_in_bump<'a>(bump: &'a Bump, size: u32, data: &mut Data) -> &'a Expr<'a> {
    let rest = size - 1;
    bump.alloc(match rest % 4 {
        _ if rest == 0 => Expr::Number(data.next()),
        0 => Expr::Add(parse_in_bump(bump, rest / 2, data), parse_in_bump(bump, rest / 2, data)),
        2 => Expr::Subtract(parse_in_bump(bump, rest / 2, data), parse_in_bump(bump, rest / 2, data)),
        _ => Expr::Negate(parse_in_bump(bump, rest, data)),
    })
}

fn build_in_bump(size: u32, data: &mut Data) -> u32 {
    let bump = Bump::new();
    let root = black_box(parse_in_bump(&bump, size, data));
    first_leaf(root)
} // the bump arena is dropped here, and with it all nodes
// #endregion

// #region build/indices-told
// #region build/indices
/// A reference is the place of a node in one vector.
enum Indexed {
    Number(u32),
    Negate(u32),
    Add(u32, u32),
    Subtract(u32, u32),
}

fn parse_indexed(nodes: &mut Vec<Indexed>, size: u32, data: &mut Data) -> u32 {
    let rest = size - 1;
    let node = match rest % 4 {
        _ if rest == 0 => Indexed::Number(data.next()),
        0 => Indexed::Add(parse_indexed(nodes, rest / 2, data), parse_indexed(nodes, rest / 2, data)),
        2 => Indexed::Subtract(parse_indexed(nodes, rest / 2, data), parse_indexed(nodes, rest / 2, data)),
        _ => Indexed::Negate(parse_indexed(nodes, rest, data)),
    };
    nodes.push(node);
    nodes.len() as u32 - 1
}

fn first_indexed_leaf(nodes: &[Indexed], root: u32) -> u32 {
    let mut node = &nodes[root as usize];
    loop {
        match *node {
            Indexed::Number(value) => return value,
            Indexed::Negate(first) | Indexed::Add(first, _) | Indexed::Subtract(first, _) => {
                node = &nodes[first as usize];
            }
        }
    }
}
// #endregion
// #endregion

// #region build/indices
fn build_indexed(size: u32, data: &mut Data) -> u32 {
    let mut nodes = Vec::new(); // grows as it fills; nobody told it the size
    let root = black_box(parse_indexed(&mut nodes, size, data));
    first_indexed_leaf(&nodes, root)
}
// #endregion

// #region build/indices-told
fn build_indexed_told(size: u32, data: &mut Data) -> u32 {
    let mut nodes = Vec::with_capacity(size as usize); // one block, and no more
    let root = black_box(parse_indexed(&mut nodes, size, data));
    first_indexed_leaf(&nodes, root)
}
// #endregion

// ---- traverse: the value of the whole expression ----

// #region traverse/indices
// #region traverse/bump
// #region traverse/typed
// #region traverse/counted
// #region traverse/scattered
// #region traverse/box
/// Values have 30 bits: the numbers that V8 does not put into objects of their own.
const BITS: u32 = (1 << 30) - 1;
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region traverse/scattered
// #region traverse/box
/// Left before right: the order in which the nodes were made.
fn evaluate_boxed(node: &Boxed) -> u32 {
    match node {
        Boxed::Number(value) => *value,
        Boxed::Negate(inner) => evaluate_boxed(inner).wrapping_neg() & BITS,
        Boxed::Add(left, right) => evaluate_boxed(left).wrapping_add(evaluate_boxed(right)) & BITS,
        Boxed::Subtract(left, right) => evaluate_boxed(left).wrapping_sub(evaluate_boxed(right)) & BITS,
    }
}
// #endregion
// #endregion

// #region traverse/counted
fn evaluate_counted(node: &Counted) -> u32 {
    match node {
        Counted::Number(value) => *value,
        Counted::Negate(inner) => evaluate_counted(inner).wrapping_neg() & BITS,
        Counted::Add(left, right) => evaluate_counted(left).wrapping_add(evaluate_counted(right)) & BITS,
        Counted::Subtract(left, right) => evaluate_counted(left).wrapping_sub(evaluate_counted(right)) & BITS,
    }
}
// #endregion

// #region traverse/bump
// #region traverse/typed
/// The same instructions as for boxes. What differs is where the nodes lie.
fn evaluate(node: &Expr) -> u32 {
    match node {
        Expr::Number(value) => *value,
        Expr::Negate(inner) => evaluate(inner).wrapping_neg() & BITS,
        Expr::Add(left, right) => evaluate(left).wrapping_add(evaluate(right)) & BITS,
        Expr::Subtract(left, right) => evaluate(left).wrapping_sub(evaluate(right)) & BITS,
    }
}
// #endregion
// #endregion

// #region traverse/indices
fn evaluate_indexed(nodes: &[Indexed], at: u32) -> u32 {
    match nodes[at as usize] {
        Indexed::Number(value) => value,
        Indexed::Negate(inner) => evaluate_indexed(nodes, inner).wrapping_neg() & BITS,
        Indexed::Add(left, right) => {
            evaluate_indexed(nodes, left).wrapping_add(evaluate_indexed(nodes, right)) & BITS
        }
        Indexed::Subtract(left, right) => {
            evaluate_indexed(nodes, left).wrapping_sub(evaluate_indexed(nodes, right)) & BITS
        }
    }
}
// #endregion

// ---- drop and memory: a tree whose nodes have any number of children, built and dropped ----

// #region drop/box
// #region memory/box
/// Each node is a block, and so is each list of children.
#[expect(clippy::vec_box, reason = "what a Box for each node costs is the question")]
struct Owner {
    value: u32,
    children: Vec<Box<Owner>>,
}

fn grow_boxes(size: u32, data: &mut Data) -> Box<Owner> {
    let value = data.next();
    let children = parts(size - 1).map(|part| grow_boxes(part, data)).collect();
    Box::new(Owner { value, children })
}

fn boxed(size: u32, data: &mut Data) -> u32 {
    let root = black_box(grow_boxes(size, data));
    let mut node = &*root;
    while let Some(last) = node.children.last() {
        node = last;
    }
    node.value
}
// #endregion
// #endregion

// #region drop/typed-vec
// #region memory/typed-vec
/// The usual arena node. The nodes are the arena's, the lists of children are not.
struct Node<'a> {
    value: u32,
    children: Vec<&'a Node<'a>>,
}

fn grow_in_arena<'a>(arena: &'a Arena<Node<'a>>, size: u32, data: &mut Data) -> &'a Node<'a> {
    let value = data.next();
    let children = parts(size - 1).map(|part| grow_in_arena(arena, part, data)).collect();
    arena.alloc(Node { value, children })
}

fn in_typed_arena(size: u32, data: &mut Data) -> u32 {
    let arena = Arena::new();
    let mut node = black_box(grow_in_arena(&arena, size, data));
    while let Some(last) = node.children.last() {
        node = last;
    }
    node.value
} // the arena drops each node, and each node its list
// #endregion
// #endregion

// #region drop/typed-destructor
// #region drop/bump
// #region memory/bump
// #region drop/typed
// #region memory/typed
/// The list of children lies in an arena, too. `T` is a number, or a number that is to be dropped.
struct Slim<'a, T> {
    value: u32,
    _tag: T,
    children: &'a [&'a Slim<'a, T>],
}

fn last_leaf<T>(mut node: &Slim<T>) -> u32 {
    while let Some(last) = node.children.last() {
        node = last;
    }
    node.value
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region drop/typed-destructor
// #region drop/typed
// #region memory/typed
struct Arenas<'a, T> {
    nodes: Arena<Slim<'a, T>>,
    lists: Arena<&'a Slim<'a, T>>,
}

fn grow_slim<'a, T>(
    arenas: &'a Arenas<'a, T>,
    size: u32,
    tag: fn() -> T,
    data: &mut Data,
) -> &'a Slim<'a, T> {
    let value = data.next();
    let mut parts = parts(size - 1);
    let children: &[&Slim<T>] = match parts.next() {
        None => &[],
        Some(part) => {
            let mut found = [grow_slim(arenas, part, tag, data); 4];
            let mut count = 1;
            for part in parts {
                found[count] = grow_slim(arenas, part, tag, data);
                count += 1;
            }
            arenas.lists.alloc_extend(found[..count].iter().copied())
        }
    };
    arenas.nodes.alloc(Slim { value, _tag: tag(), children })
}
// #endregion
// #endregion
// #endregion

// #region drop/typed
// #region memory/typed
fn typed_slices(size: u32, data: &mut Data) -> u32 {
    let arenas = Arenas { nodes: Arena::new(), lists: Arena::new() };
    let root = black_box(grow_slim(&arenas, size, || 1, data));
    last_leaf(root)
} // nothing in a node needs to be dropped: no node is looked at
// #endregion
// #endregion

// #region drop/typed-destructor
/// A number that must not be lost: when it is dropped, it is added up.
struct Tag(u32);

impl Drop for Tag {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + self.0);
    }
}

fn typed_with_destructor(size: u32, data: &mut Data) -> u32 {
    DROPPED.set(0);
    let leaf = {
        let arenas = Arenas { nodes: Arena::new(), lists: Arena::new() };
        last_leaf(black_box(grow_slim(&arenas, size, || Tag(1), data)))
    };
    assert_eq!(DROPPED.get(), size); // each node's destructor has run
    leaf
}
// #endregion

// #region drop/bump
// #region memory/bump
fn grow_in_bump<'a>(bump: &'a Bump, size: u32, data: &mut Data) -> &'a Slim<'a, u32> {
    let value = data.next();
    let mut parts = parts(size - 1);
    let children: &[&Slim<u32>] = match parts.next() {
        None => &[],
        Some(part) => {
            let mut found = [grow_in_bump(bump, part, data); 4];
            let mut count = 1;
            for part in parts {
                found[count] = grow_in_bump(bump, part, data);
                count += 1;
            }
            bump.alloc_slice_copy(&found[..count])
        }
    };
    bump.alloc(Slim { value, _tag: 1, children })
}

fn bump_slices(size: u32, data: &mut Data) -> u32 {
    let bump = Bump::new();
    last_leaf(black_box(grow_in_bump(&bump, size, data)))
}
// #endregion
// #endregion

// #region drop/indices
// #region memory/indices
/// Places in one vector; `NONE` for no such node.
#[derive(Clone, Copy)]
struct Linked {
    value: u32,
    last_child: u32,
    previous_sibling: u32,
}

const NONE: u32 = u32::MAX;

fn grow_linked(nodes: &mut Vec<Linked>, size: u32, data: &mut Data) -> u32 {
    let value = data.next();
    let mut last_child = NONE;
    for part in parts(size - 1) {
        let child = grow_linked(nodes, part, data);
        nodes[child as usize].previous_sibling = last_child;
        last_child = child;
    }
    nodes.push(Linked { value, last_child, previous_sibling: NONE });
    nodes.len() as u32 - 1
}

fn in_one_vec(size: u32, data: &mut Data) -> u32 {
    let mut nodes = Vec::new();
    let root = grow_linked(&mut nodes, size, data);
    let mut node = black_box(&nodes)[root as usize];
    while node.last_child != NONE {
        node = nodes[node.last_child as usize];
    }
    node.value
}
// #endregion
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("build/box", |context| built(context, build_boxed)),
    entry("build/counted", |context| built(context, build_counted)),
    entry("build/typed", |context| built(context, build_typed)),
    entry("build/bump", |context| built(context, build_in_bump)),
    entry("build/indices", |context| built(context, build_indexed)),
    entry("build/indices-told", |context| built(context, build_indexed_told)),
    entry("traverse/box", |context| visited(context, boxes(context))),
    entry("traverse/scattered", |context| visited(context, scattered(context))),
    entry("traverse/counted", |context| visited(context, counted(context))),
    entry("traverse/typed", |context| visited(context, in_typed(context))),
    entry("traverse/bump", |context| visited(context, in_bump(context))),
    entry("traverse/indices", |context| visited(context, indices(context))),
    entry("drop/box", |context| built(context, boxed)),
    entry("drop/typed-vec", |context| built(context, in_typed_arena)),
    entry("drop/typed", |context| built(context, typed_slices)),
    entry("drop/typed-destructor", |context| built(context, typed_with_destructor)),
    entry("drop/bump", |context| built(context, bump_slices)),
    entry("drop/indices", |context| built(context, in_one_vec)),
    entry("memory/box", |context| built_whole(context, boxed)),
    entry("memory/typed-vec", |context| built_whole(context, in_typed_arena)),
    entry("memory/typed", |context| built_whole(context, typed_slices)),
    entry("memory/bump", |context| built_whole(context, bump_slices)),
    entry("memory/indices", |context| built_whole(context, in_one_vec)),
];
