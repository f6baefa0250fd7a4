//! Adding 1 to each number of a row, without flags and with.
use std::cell::RefCell;

#[unsafe(no_mangle)]
pub fn add_mut(data: &mut [u32; 8]) {
    for each in data {
        *each += 1;
    }
}

#[unsafe(no_mangle)]
pub fn add_ref_cell(data: &[RefCell<u32>; 2]) {
    for each in data {
        *each.borrow_mut() += 1;
    }
}
