//! How many blocks an arena of a hundred thousand numbers is.
use bumpalo::Bump;
use typed_arena::Arena;

// #region chunks
/// Numbers that do not lie directly beside the one before: each begins a chunk.
fn chunks<'a>(numbers: impl Iterator<Item = &'a mut u32>) -> u32 {
    let mut chunks = 0;
    let mut last = 0;
    for number in numbers {
        let address = (&raw const *number).addr();
        chunks += u32::from(address.abs_diff(last) != size_of::<u32>());
        last = address;
    }
    chunks
}
// #endregion

pub fn main() {
    // #region chunks
    const COUNT: u32 = 100_000;
    let arena = Arena::new();
    println!("chunks of a typed arena: {}", chunks((0..COUNT).map(|i| arena.alloc(i))));
    let bump = Bump::new();
    println!("chunks of a bump arena: {}", chunks((0..COUNT).map(|i| bump.alloc(i))));
    let told = Arena::with_capacity(COUNT as usize);
    println!("chunks of a typed arena that was told: {}", chunks((0..COUNT).map(|i| told.alloc(i))));
    // #endregion
}
