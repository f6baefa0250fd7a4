type Value = [u32; 250];

/// A function that owns a thousand bytes gets a copy of them.
#[unsafe(no_mangle)]
pub fn pass_value(value: &Value, take: fn(Value)) {
    take(*value);
}

/// A function that owns a Box gets an address.
#[unsafe(no_mangle)]
pub fn pass_box(value: Box<Value>, take: fn(Box<Value>)) {
    take(value);
}
