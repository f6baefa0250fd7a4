//! Where a large value is when it is built, and where it is when it is done.
use std::hint::black_box;

// #region where
struct Big {
    built_at: usize,
    bytes: [u8; 100_000],
}

impl Big {
    fn here(&self) -> usize {
        (&raw const *self).addr()
    }
}

#[inline(never)]
fn make() -> Big {
    let mut big = Big { built_at: 0, bytes: [7; 100_000] };
    big.built_at = black_box(&big).here();
    big
}

#[inline(never)]
fn try_make() -> Result<Big, String> {
    Ok(make())
}

fn place(same: bool) -> &'static str {
    if same { "in the box" } else { "elsewhere, then copied" }
}

pub fn main() {
    let big = Box::new(make());
    println!("from a function, built: {}", place(big.built_at == big.here()));
    let big = Box::new(try_make().unwrap());
    println!("from a Result, built: {}", place(big.built_at == big.here()));
    let bytes = vec![7_u8; 100_000];
    let built_at = bytes.as_ptr();
    let boxed: Box<[u8]> = bytes.into_boxed_slice();
    println!("as a vector, built: {}", place(built_at == boxed.as_ptr()));
    black_box((big.bytes, boxed));
}
// #endregion
