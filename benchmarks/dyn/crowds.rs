//! A crowd of shapes in the layouts that the loops go through, made in setup.

use super::shapes::{BOXED, Ring, Cross, Ellipse, Frame, Record, Rectangle, Shape, Octagon, Trapezoid, Triangle, mixed, shuffled_places};
use super::{AnyShape, PerType};
use crate::harness::{Context, Kernel};

/// How many shapes where the experiment has no such parameter: more than a predictor learns by heart, few enough for the caches.
const CROWD: u32 = 20_000;
const KINDS: u32 = 8;

#[derive(PartialEq)]
pub enum Order {
    Sorted,
    Shuffled,
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
fn crowd(context: &Context, order: Order) -> Vec<Record> {
    let types = context.find("types").unwrap_or(KINDS);
    let crowd = mixed(context.find("shapes").unwrap_or(CROWD), types, context.seed);
    if order == Order::Shuffled {
        return crowd;
    }
    let of_kind = |kind| crowd.iter().filter(move |record| record.kind == kind);
    (0..types).flat_map(of_kind).copied().collect()
}

/// Shapes in some layout, and the loop over them.
struct Over<S, F> {
    shapes: S,
    run: F,
}

impl<S, F: Fn(&S, u32) -> u32> Kernel for Over<S, F> {
    fn run(&mut self, iterations: u32) -> u32 {
        (self.run)(&self.shapes, iterations)
    }
}

fn boxed(record: &Record) -> Box<dyn Shape> {
    BOXED[record.kind as usize](record.a, record.b)
}

/// Boxes that the allocator made one after the other, in the order in which they are called.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub(super) fn boxes(context: &Context, order: Order, run: fn(&[Box<dyn Shape>], u32) -> u32) -> Box<dyn Kernel> {
    let shapes: Vec<_> = crowd(context, order).iter().map(boxed).collect();
    Box::new(Over { shapes, run: move |shapes: &Vec<_>, iterations| run(shapes, iterations) })
}

/// The same shapes called in the same order, but made in another.
#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub(super) fn scattered(context: &Context, run: fn(&[Box<dyn Shape>], u32) -> u32) -> Box<dyn Kernel> {
    let crowd = crowd(context, Order::Shuffled);
    let places = shuffled_places(crowd.len() as u32, context.seed);
    let mut shapes: Vec<Option<Box<dyn Shape>>> = crowd.iter().map(|_| None).collect();
    for place in places {
        shapes[place as usize] = Some(boxed(&crowd[place as usize]));
    }
    let shapes: Vec<_> = shapes.into_iter().map(|shape| shape.expect("each place is made once")).collect();
    Box::new(Over { shapes, run: move |shapes: &Vec<_>, iterations| run(shapes, iterations) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub(super) fn records(context: &Context, run: fn(&[Record], u32) -> u32) -> Box<dyn Kernel> {
    let shapes = crowd(context, Order::Shuffled);
    Box::new(Over { shapes, run: move |shapes: &Vec<_>, iterations| run(shapes, iterations) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub(super) fn enums(context: &Context, order: Order, run: fn(&[AnyShape], u32) -> u32) -> Box<dyn Kernel> {
    let make = |&Record { kind, a, b }: &Record| match kind {
        0 => AnyShape::Rectangle(Rectangle { a, b }),
        1 => AnyShape::Triangle(Triangle { a, b }),
        2 => AnyShape::Octagon(Octagon { a, b }),
        3 => AnyShape::Ring(Ring { a, b }),
        4 => AnyShape::Ellipse(Ellipse { a, b }),
        5 => AnyShape::Frame(Frame { a, b }),
        6 => AnyShape::Cross(Cross { a, b }),
        _ => AnyShape::Trapezoid(Trapezoid { a, b }),
    };
    let shapes: Vec<_> = crowd(context, order).iter().map(make).collect();
    Box::new(Over { shapes, run: move |shapes: &Vec<_>, iterations| run(shapes, iterations) })
}

#[cfg_attr(target_family = "wasm", inline(never), optimize(size))]
pub(super) fn per_type(context: &Context, run: fn(&PerType, u32) -> u32) -> Box<dyn Kernel> {
    let mut shapes = PerType::default();
    for Record { kind, a, b } in crowd(context, Order::Sorted) {
        match kind {
            0 => shapes.rectangles.push(Rectangle { a, b }),
            1 => shapes.triangles.push(Triangle { a, b }),
            2 => shapes.octagons.push(Octagon { a, b }),
            3 => shapes.rings.push(Ring { a, b }),
            4 => shapes.ellipses.push(Ellipse { a, b }),
            5 => shapes.frames.push(Frame { a, b }),
            6 => shapes.crosses.push(Cross { a, b }),
            _ => shapes.trapezoids.push(Trapezoid { a, b }),
        }
    }
    Box::new(Over { shapes, run })
}
