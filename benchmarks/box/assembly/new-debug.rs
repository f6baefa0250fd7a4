/// The same zeros, without optimization.
#[unsafe(no_mangle)]
pub fn literal() -> Box<[u8; 1_000_000]> {
    Box::new([0; 1_000_000])
}
