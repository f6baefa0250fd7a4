#[unsafe(no_mangle)]
pub fn copied(x: &u32) -> u32 {
    *x
}

#[unsafe(no_mangle)]
pub fn cloned(x: &u32) -> u32 {
    x.clone()
}
