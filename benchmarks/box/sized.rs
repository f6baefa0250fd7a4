//! From a size that is known when the program runs to a type whose size is known when it is compiled.

/// Calls `make` with its `WORDS` parameter set to `bytes / 4`, for the sizes that are listed.
macro_rules! for_size {
    ($bytes:expr, $make:ident($context:expr), [$($size:literal),* $(,)?]) => {
        match $bytes {
            $($size => $make::<{ $size / 4 }>($context),)*
            other => panic!("no type of {other} bytes"),
        }
    };
}
pub(super) use for_size;
