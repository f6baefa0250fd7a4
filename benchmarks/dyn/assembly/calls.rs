pub struct Square {
    side: u32,
}

pub trait Shape {
    fn area(&self) -> u32;
}

impl Shape for Square {
    fn area(&self) -> u32 {
        self.side.wrapping_mul(self.side)
    }
}

/// The compiler knows which `area` this is.
#[unsafe(no_mangle)]
pub fn static_area(shape: &Square) -> u32 {
    shape.area()
}

/// It takes the method from the vtable and jumps.
#[unsafe(no_mangle)]
pub fn dyn_area(shape: &dyn Shape) -> u32 {
    shape.area()
}
