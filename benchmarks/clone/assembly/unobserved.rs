#[unsafe(no_mangle)]
pub fn length(v: &Vec<u8>) -> usize {
    v.len()
}

#[unsafe(no_mangle)]
pub fn length_of_clone(v: &Vec<u8>) -> usize {
    v.clone().len()
}
