use std::cell::Cell;

/// Counts who is inside; its Drop counts down again.
pub struct Inside<'d>(&'d Cell<u32>);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

/// Counted down by hand. If `work` panics, it is not.
#[unsafe(no_mangle)]
pub fn by_hand(door: &Cell<u32>, work: fn()) {
    door.set(door.get() + 1);
    work();
    door.set(door.get() - 1);
}

/// Counted down by the guard, whatever happens.
#[unsafe(no_mangle)]
pub fn with_guard(door: &Cell<u32>, work: fn()) {
    door.set(door.get() + 1);
    let _inside = Inside(door);
    work();
}
