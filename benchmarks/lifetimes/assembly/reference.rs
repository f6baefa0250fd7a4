//! The first word of a value and its last: lent, pointed to, and passed itself.

#[unsafe(no_mangle)]
pub fn by_reference(value: &[u32; 250_000]) -> u32 {
    value[0] + value[249_999]
}

/// # Safety
///
/// `value` points to a value that is there.
#[unsafe(no_mangle)]
pub unsafe fn by_pointer(value: *const [u32; 250_000]) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { (*value)[0] + (*value)[249_999] }
}

#[unsafe(no_mangle)]
pub fn number_by_reference(number: &u32) -> u32 {
    number * 3
}

#[unsafe(no_mangle)]
pub fn number_by_value(number: u32) -> u32 {
    number * 3
}
