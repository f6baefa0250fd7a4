type Big = [u8; 1_000_000];

/// Zeros, written down where they are boxed.
#[unsafe(no_mangle)]
pub fn literal() -> Box<Big> {
    Box::new([0; 1_000_000])
}

/// A value that a function returns.
#[unsafe(no_mangle)]
pub fn from_function(make: fn() -> Big) -> Box<Big> {
    Box::new(make())
}

/// A value that comes in a Result.
#[unsafe(no_mangle)]
pub fn from_result(make: fn() -> Result<Big, u32>) -> Result<Box<Big>, u32> {
    Ok(Box::new(make()?))
}
