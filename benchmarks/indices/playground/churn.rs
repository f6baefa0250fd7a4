// A program for the Rust playground for each variant.

// #region noise
struct Noise(u32);

impl Noise {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((u64::from(self.0 >> 8) * u64::from(bound)) >> 24) as u32
    }
}

// #include steps
// #endregion

// #region rc
use std::rc::Rc;

// #kernel

// #include noise

fn main() {
    for count in [101, 1_001, 30_001] {
        let mut tenants: Vec<_> = (0..count).map(|at| Rc::new([at as u32; 4])).collect();
        time_steps("Rc and Weak, records", count, |steps| {
            churn_counted(&mut tenants, &mut Noise(1), steps)
        });
    }
}
// #endregion

// #region option
// #kernel

// #include noise

fn main() {
    for count in [101, 1_001, 30_001] {
        let mut slots = Slots { items: vec![], free: vec![], generation: 1 };
        let mut tenants: Vec<_> = (0..count).map(|at| slots.insert([at as u32; 4])).collect();
        time_steps("generations, records", count, |steps| {
            churn_generations(&mut slots, &mut tenants, &mut Noise(1), steps)
        });
    }
}
// #endregion

// #region slotmap
// #include slot-map

// #kernel

// #include noise

fn main() {
    for count in [101, 1_001, 30_001] {
        let mut map = SlotMap::new();
        let mut tenants: Vec<_> = (0..count).map(|at| map.insert([at as u32; 4])).collect();
        time_steps("slotmap, records", count, |steps| {
            churn_keys(&mut map, &mut tenants, &mut Noise(1), steps)
        });
    }
}
// #endregion
