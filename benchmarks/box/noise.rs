//! Words that look random: the same in every language for the same seed.

/// Each follows from the one before.
pub fn noise(count: usize, seed: u32) -> Vec<u32> {
    let next = |x: &u32| Some(x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(next(&seed), next).take(count).collect()
}

/// What all elements of a list hold, so that a sum does not depend on where it begins.
pub fn tag(seed: u32) -> u32 {
    seed.wrapping_mul(0x9e37_79b1)
}

/// The numbers from 0 to `count - 1` in an order that depends on the seed (Fisher and Yates; Durstenfeld 1964).
pub fn shuffled(count: u32, seed: u32) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count).collect();
    let mut x = seed;
    for last in (1..count).rev() {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // The high bits: the low ones of such a generator repeat soon.
        let place = (u64::from(x) * u64::from(last + 1)) >> 32;
        order.swap(last as usize, place as usize);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffled_numbers_are_all_there_and_not_in_order() {
        let order = shuffled(1000, 7);
        assert_ne!(order, (0..1000).collect::<Vec<_>>());
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..1000).collect::<Vec<_>>());
        assert_ne!(order, shuffled(1000, 8));
    }
}
