pub struct Empty(pub u64);

impl Drop for Empty {
    fn drop(&mut self) {}
}

/// No destructor.
#[unsafe(no_mangle)]
pub fn clear_plain(values: &mut Vec<u64>) {
    values.clear();
}

/// A destructor that does nothing.
#[unsafe(no_mangle)]
pub fn clear_empty(values: &mut Vec<Empty>) {
    values.clear();
}

/// A block for each value.
#[unsafe(no_mangle)]
pub fn clear_boxes(values: &mut Vec<Box<u64>>) {
    values.clear();
}
