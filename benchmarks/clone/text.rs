//! The letters that tags are made of: the same in every language for the same seed.

/// Lower-case letters that look random: each follows from the one before.
pub struct Letters(u32);

impl Letters {
    pub fn new(seed: u32) -> Self {
        Self(seed)
    }

    pub fn take(&mut self, count: u32) -> String {
        let mut next = || {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + ((self.0 >> 24) % 26) as u8)
        };
        // Exactly as much room as letters, as a clone has.
        let mut text = String::with_capacity(count as usize);
        (0..count).for_each(|_| text.push(next()));
        text
    }
}
