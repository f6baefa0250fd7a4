// A program for the Rust playground for each variant.

// #region shapes
trait Shape {
    fn area(&self) -> u32;
}

macro_rules! shapes {
    ($($name:ident |$a:ident, $b:ident| $area:expr;)*) => {
        $(
            #[derive(Clone, Copy)]
            pub struct $name {
                a: u32,
                b: u32,
            }

            impl Shape for $name {
                fn area(&self) -> u32 {
                    let Self { a: $a, b: $b } = *self;
                    $area
                }
            }
        )*
    };
}

shapes! {
    Rectangle |a, b| a.wrapping_mul(b);
    Triangle |a, b| a.wrapping_mul(b) >> 1;
    Octagon |a, b| a.wrapping_mul(a).wrapping_sub(b.wrapping_mul(b).wrapping_mul(2));
    Ring |a, b| a.wrapping_mul(a).wrapping_sub(b.wrapping_mul(b)).wrapping_mul(3);
    Ellipse |a, b| a.wrapping_mul(b).wrapping_mul(3);
    Frame |a, b| a.wrapping_mul(a).wrapping_sub(b.wrapping_mul(b));
    Cross |a, b| b.wrapping_mul((a + a).wrapping_sub(b));
    Trapezoid |a, b| (a + b).wrapping_mul(b) >> 1;
}

/// 20,000 shapes: kinds and numbers in no order.
fn mixed(types: u32) -> Vec<(u32, u32, u32)> {
    let mut x = 1_u32;
    let mut next = || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        x >> 8
    };
    (0..20_000).map(|_| ((next() >> 8) % types, 1 + next() % 1000, 1 + next() % 1000)).collect()
}
// #endregion

// #region rounds
/// So many elements: the slice again and again, and what is left. No compiler can know that it is the same slice each time.
fn rounds<T>(all: &[T], iterations: u32) -> impl Iterator<Item = &[T]> {
    let mut left = iterations as usize;
    std::iter::from_fn(move || {
        let round = &black_box(all)[..left.min(all.len())];
        left -= round.len();
        (!round.is_empty()).then_some(round)
    })
}
// #endregion

// #region boxed
fn boxed(&(kind, a, b): &(u32, u32, u32)) -> Box<dyn Shape> {
    match kind {
        0 => Box::new(Rectangle { a, b }),
        1 => Box::new(Triangle { a, b }),
        2 => Box::new(Octagon { a, b }),
        3 => Box::new(Ring { a, b }),
        4 => Box::new(Ellipse { a, b }),
        5 => Box::new(Frame { a, b }),
        6 => Box::new(Cross { a, b }),
        _ => Box::new(Trapezoid { a, b }),
    }
}
// #endregion

// #region any-shape
fn any_shape(&(kind, a, b): &(u32, u32, u32)) -> AnyShape {
    match kind {
        0 => AnyShape::Rectangle(Rectangle { a, b }),
        1 => AnyShape::Triangle(Triangle { a, b }),
        2 => AnyShape::Octagon(Octagon { a, b }),
        3 => AnyShape::Ring(Ring { a, b }),
        4 => AnyShape::Ellipse(Ellipse { a, b }),
        5 => AnyShape::Frame(Frame { a, b }),
        6 => AnyShape::Cross(Cross { a, b }),
        _ => AnyShape::Trapezoid(Trapezoid { a, b }),
    }
}
// #endregion

// #region per-type-of
fn per_type_of(all: &[(u32, u32, u32)]) -> PerType {
    let mut shapes = PerType::default();
    for &(kind, a, b) in all {
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
    shapes
}
// #endregion

// #region generic
use std::hint::black_box;

// #include shapes

// #include per-type-of

// #kernel

// #include time

fn main() {
    for types in [1, 2, 4, 8] {
        time(&format!("a vector for each type, {types} types"), 1, |_| {
            let shapes = per_type_of(&mixed(types));
            total_per_type(&shapes, ITERATIONS)
        });
    }
}
// #endregion

// #region dyn
use std::hint::black_box;

// #include shapes

// #include boxed

// #include rounds

// #kernel

// #include time

fn main() {
    for types in [1, 2, 4, 8] {
        time(&format!("dyn, sorted, {types} types"), 1, |_| {
            let mut all = mixed(types);
            all.sort_unstable();
            let shapes: Vec<_> = all.iter().map(boxed).collect();
            total_dyn(&shapes, ITERATIONS)
        });
    }
}
// #endregion

// #region dyn-shuffled
use std::hint::black_box;

// #include shapes

// #include boxed

// #include rounds

// #kernel

// #include time

fn main() {
    for types in [1, 2, 4, 8] {
        time(&format!("dyn, shuffled, {types} types"), 1, |_| {
            let shapes: Vec<_> = mixed(types).iter().map(boxed).collect();
            total_dyn(&shapes, ITERATIONS)
        });
    }
}
// #endregion

// #region enum
use std::hint::black_box;

// #include shapes

// #include any-shape

// #include rounds

// #kernel

// #include time

fn main() {
    for types in [1, 2, 4, 8] {
        time(&format!("enum, sorted, {types} types"), 1, |_| {
            let mut all = mixed(types);
            all.sort_unstable();
            let shapes: Vec<_> = all.iter().map(any_shape).collect();
            total_enum(&shapes, ITERATIONS)
        });
    }
}
// #endregion

// #region enum-shuffled
use std::hint::black_box;

// #include shapes

// #include any-shape

// #include rounds

// #kernel

// #include time

fn main() {
    for types in [1, 2, 4, 8] {
        time(&format!("enum, shuffled, {types} types"), 1, |_| {
            let shapes: Vec<_> = mixed(types).iter().map(any_shape).collect();
            total_enum(&shapes, ITERATIONS)
        });
    }
}
// #endregion

// #region record
struct Record {
    kind: u32,
    a: u32,
    b: u32,
}
// #endregion

// #region table
use std::hint::black_box;

// #include shapes

// #include record

// #include rounds

// #kernel

// #include time

fn main() {
    for types in [1, 2, 4, 8] {
        time(&format!("a table of functions, shuffled, {types} types"), 1, |_| {
            let shapes: Vec<_> = mixed(types).iter().map(|&(kind, a, b)| Record { kind, a, b }).collect();
            total_table(&shapes, ITERATIONS)
        });
    }
}
// #endregion
