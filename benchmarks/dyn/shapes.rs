//! Eight kinds of shape, alike in size and in work, and a crowd of them: the same in every language for the same seed.

// #region shape
pub trait Shape {
    fn area(&self) -> u32;
}
// #endregion

macro_rules! shapes {
    ($($name:ident |$a:pat_param, $b:pat_param| $area:expr;)*) => {
        $(
            #[derive(Clone, Copy)]
            pub struct $name {
                pub a: u32,
                pub b: u32,
            }

            impl Shape for $name {
                fn area(&self) -> u32 {
                    let Self { a: $a, b: $b } = *self;
                    $area
                }
            }
        )*

        /// By kind: a shape in a box of its own.
        pub const BOXED: &[fn(u32, u32) -> Box<dyn Shape>] = &[$(|a, b| Box::new($name { a, b })),*];
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

/// A shape of a crowd: its kind and its two numbers.
#[derive(Clone, Copy)]
pub struct Record {
    pub kind: u32,
    pub a: u32,
    pub b: u32,
}

/// Numbers of 24 bits.
fn noise(seed: u32) -> impl FnMut() -> u32 {
    let mut x = seed;
    move || {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        x >> 8
    }
}

/// Fisher and Yates: every order is as likely as any other.
fn shuffle<T>(places: &mut [T], mut next: impl FnMut() -> u32) {
    for i in (1..places.len()).rev() {
        let j = (u64::from(next()) * (i as u64 + 1)) >> 24;
        places.swap(i, j as usize);
    }
}

/// As many shapes of each kind as of any other, or one more, in no order.
pub fn mixed(count: u32, types: u32, seed: u32) -> Vec<Record> {
    let mut next = noise(seed);
    let mut kinds: Vec<u32> = (0..count).map(|i| i % types).collect();
    let numbers: Vec<[u32; 2]> = kinds.iter().map(|_| [1 + next() % 1000, 1 + next() % 1000]).collect();
    shuffle(&mut kinds, next);
    kinds.into_iter().zip(numbers).map(|(kind, [a, b])| Record { kind, a, b }).collect()
}

/// Every number below `count`, once, in no order.
pub fn shuffled_places(count: u32, seed: u32) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count).collect();
    shuffle(&mut places, noise(!seed));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_has_all_kinds_in_no_order() {
        let crowd = mixed(8000, 8, 7);
        for kind in 0..8 {
            assert_eq!(crowd.iter().filter(|each| each.kind == kind).count(), 1000);
        }
        let same = crowd.windows(2).filter(|pair| pair[0].kind == pair[1].kind).count();
        assert!((850..1150).contains(&same), "{same} of 7999 neighbors are alike");
    }

    #[test]
    fn places_are_all_there_once() {
        let mut places = shuffled_places(1000, 7);
        let moved = places.iter().enumerate().filter(|&(i, &place)| i != place as usize).count();
        assert!(moved > 950);
        places.sort_unstable();
        assert!(places.into_iter().eq(0..1000));
    }
}
