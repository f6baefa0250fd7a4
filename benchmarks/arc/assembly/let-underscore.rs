use std::sync::Arc;

/// Looks like a read.
#[unsafe(no_mangle)]
pub fn let_underscore(bytes: &Arc<Vec<u8>>) {
    let _ = bytes[0];
}

/// Is one.
#[unsafe(no_mangle)]
pub fn read(bytes: &Arc<Vec<u8>>) -> u8 {
    bytes[0]
}
