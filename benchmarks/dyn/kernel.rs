//! One call, many types, in Rust: the timed loops. One operation is the area of one shape; each call begins with the first.

use std::hint::black_box;

use crate::harness::{Entry, entry};

mod crowds;
mod demos;
mod loggers;
mod shapes;
use crowds::{Order, boxes, enums, per_type, records, scattered};
use loggers::{ConsoleLogger, FileLogger, Logger, loggers};
use shapes::{Ring, Cross, Ellipse, Frame, Record, Rectangle, Shape, Octagon, Trapezoid, Triangle};

/// So many elements: the slice again and again, and what is left. No compiler can know that it is the same slice each time.
fn rounds<T>(all: &[T], iterations: u32) -> impl Iterator<Item = &[T]> {
    let mut left = iterations as usize;
    std::iter::from_fn(move || {
        let round = &black_box(all)[..left.min(all.len())];
        left -= round.len();
        (!round.is_empty()).then_some(round)
    })
}

// ---- dispatch: the area of 20,000 shapes of 1 to 8 types ----

// #region layout/per-type
// #region dispatch/generic
/// A vector for each type.
#[derive(Default)]
struct PerType {
    rectangles: Vec<Rectangle>,
    triangles: Vec<Triangle>,
    octagons: Vec<Octagon>,
    rings: Vec<Ring>,
    ellipses: Vec<Ellipse>,
    frames: Vec<Frame>,
    crosses: Vec<Cross>,
    trapezoids: Vec<Trapezoid>,
}

/// Compiled once for each type: it knows which `area` it calls, and puts it in place.
fn total<S: Shape>(shapes: &[S], left: &mut usize) -> u32 {
    let shapes = &shapes[..shapes.len().min(*left)];
    *left -= shapes.len();
    shapes.iter().fold(0, |sum, shape| sum.wrapping_add(shape.area()))
}

fn total_per_type(shapes: &PerType, iterations: u32) -> u32 {
    let mut left = iterations as usize;
    let mut sum = 0_u32;
    while left > 0 {
        let shapes = black_box(shapes);
        for part in [
            total(&shapes.rectangles, &mut left),
            total(&shapes.triangles, &mut left),
            total(&shapes.octagons, &mut left),
            total(&shapes.rings, &mut left),
            total(&shapes.ellipses, &mut left),
            total(&shapes.frames, &mut left),
            total(&shapes.crosses, &mut left),
            total(&shapes.trapezoids, &mut left),
        ] {
            sum = sum.wrapping_add(part);
        }
    }
    sum
}
// #endregion
// #endregion

// #region layout/boxes-shuffled
// #region layout/boxes
// #region dispatch/dyn-shuffled
// #region dispatch/dyn
/// Each box says by itself where its `area` is.
fn total_dyn(shapes: &[Box<dyn Shape>], iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for round in rounds(shapes, iterations) {
        for shape in round {
            sum = sum.wrapping_add(shape.area());
        }
    }
    sum
}
// #endregion
// #endregion
// #endregion
// #endregion

// #region layout/enum
// #region dispatch/enum-shuffled
// #region dispatch/enum
enum AnyShape {
    Rectangle(Rectangle),
    Triangle(Triangle),
    Octagon(Octagon),
    Ring(Ring),
    Ellipse(Ellipse),
    Frame(Frame),
    Cross(Cross),
    Trapezoid(Trapezoid),
}

impl Shape for AnyShape {
    fn area(&self) -> u32 {
        match self {
            AnyShape::Rectangle(shape) => shape.area(),
            AnyShape::Triangle(shape) => shape.area(),
            AnyShape::Octagon(shape) => shape.area(),
            AnyShape::Ring(shape) => shape.area(),
            AnyShape::Ellipse(shape) => shape.area(),
            AnyShape::Frame(shape) => shape.area(),
            AnyShape::Cross(shape) => shape.area(),
            AnyShape::Trapezoid(shape) => shape.area(),
        }
    }
}

/// All eight kinds stand in the `match`, whichever come by.
fn total_enum(shapes: &[AnyShape], iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for round in rounds(shapes, iterations) {
        for shape in round {
            sum = sum.wrapping_add(shape.area());
        }
    }
    sum
}
// #endregion
// #endregion
// #endregion

// #region dispatch/table
/// A function for each tag.
static AREAS: [fn(u32, u32) -> u32; 8] = [
    |a, b| Rectangle { a, b }.area(),
    |a, b| Triangle { a, b }.area(),
    |a, b| Octagon { a, b }.area(),
    |a, b| Ring { a, b }.area(),
    |a, b| Ellipse { a, b }.area(),
    |a, b| Frame { a, b }.area(),
    |a, b| Cross { a, b }.area(),
    |a, b| Trapezoid { a, b }.area(),
];

fn total_table(shapes: &[Record], iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for round in rounds(shapes, iterations) {
        for shape in round {
            sum = sum.wrapping_add(AREAS[shape.kind as usize](shape.a, shape.b));
        }
    }
    sum
}
// #endregion

// ---- boxed-loggers: two loggers, made, called once and dropped ----

// #region boxed-loggers/box
fn log_boxed<const WORDS: usize>(settings: u32, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for line in 0..iterations {
        let loggers: [Box<dyn Logger>; 2] = black_box([
            Box::new(ConsoleLogger([settings; WORDS])),
            Box::new(FileLogger([settings; WORDS])),
        ]);
        for logger in &loggers {
            sum = sum.wrapping_add(logger.log(line));
        }
    }
    sum
}
// #endregion

// #region boxed-loggers/borrow
fn log_borrowed<const WORDS: usize>(settings: u32, iterations: u32) -> u32 {
    let mut sum = 0_u32;
    for line in 0..iterations {
        let console = ConsoleLogger([settings; WORDS]);
        let file = FileLogger([settings; WORDS]);
        let loggers: [&dyn Logger; 2] = black_box([&console, &file]);
        for logger in loggers {
            sum = sum.wrapping_add(logger.log(line));
        }
    }
    sum
}
// #endregion

pub use demos::DEMOS;

pub const KERNELS: &[Entry] = &[
    entry("dispatch/generic", |context| per_type(context, total_per_type)),
    entry("dispatch/dyn", |context| boxes(context, Order::Sorted, total_dyn)),
    entry("dispatch/dyn-shuffled", |context| boxes(context, Order::Shuffled, total_dyn)),
    entry("dispatch/enum", |context| enums(context, Order::Sorted, total_enum)),
    entry("dispatch/enum-shuffled", |context| enums(context, Order::Shuffled, total_enum)),
    entry("dispatch/table", |context| records(context, total_table)),
    entry("layout/boxes", |context| boxes(context, Order::Shuffled, total_dyn)),
    entry("layout/boxes-shuffled", |context| scattered(context, total_dyn)),
    entry("layout/enum", |context| enums(context, Order::Shuffled, total_enum)),
    entry("layout/per-type", |context| per_type(context, total_per_type)),
    entry("boxed-loggers/box", |c| loggers(c, [log_boxed::<0>, log_boxed::<1>, log_boxed::<10>])),
    entry("boxed-loggers/borrow", |c| loggers(c, [log_borrowed::<0>, log_borrowed::<1>, log_borrowed::<10>])),
];
