//! The data that Arcs hold and clones copy: the same in every language for the same seed and size.

/// A ring of `bytes`: each word holds the place of another, and following them from place 0 visits all
/// places before it comes back. The step from place to place depends on the seed.
pub fn ring(bytes: u32, seed: u32) -> Vec<u32> {
    let count = bytes / 4;
    let step = step_of(count, seed);
    (0..count).map(|place| (place + step) % count).collect()
}

/// The least number from (seed mixed) modulo `count` upwards that has no divisor in common with `count`.
fn step_of(count: u32, seed: u32) -> u32 {
    let mixed = seed.wrapping_mul(0x9e37_79b1) % count;
    (mixed..).find(|&step| divisor(step, count) == 1).expect("count + 1 has none")
}

fn divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// `bytes` of words that look random: each follows from the one before.
pub fn noise(bytes: u32, seed: u32) -> Vec<u32> {
    let next = |x: &u32| Some(x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(next(&seed), next).take((bytes / 4) as usize).collect()
}
