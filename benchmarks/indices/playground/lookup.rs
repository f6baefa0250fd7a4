// A program for the Rust playground for each variant.

// #region orders
// #include places

// #include steps
// #endregion

// #region reference
// #kernel

// #include orders

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let records = vec![[1; 4]; count];
        let handles: Vec<_> = places(count).into_iter().map(|at| &records[at]).collect();
        time_steps("references, records", count, |steps| by_reference(&handles, steps));
    }
}
// #endregion

// #region index
// #kernel

// #include orders

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let records = vec![[1; 4]; count];
        let handles: Vec<_> = places(count).into_iter().map(|at| at as u32).collect();
        time_steps("plain indices, records", count, |steps| by_index(&records, &handles, steps));
    }
}
// #endregion

// #region option
// #kernel

// #include orders

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let slots = Slots { items: vec![Some((1, [1; 4])); count], free: vec![], generation: 1 };
        let generation = slots.free.len() as u32 + slots.generation;
        let handles: Vec<_> = places(count).into_iter().map(|at| Index { at, generation }).collect();
        time_steps("generations, records", count, |steps| by_generation(&slots, &handles, steps));
    }
}
// #endregion

// #region columns
// #kernel

// #include orders

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let columns = Columns { generations: vec![1; count], values: vec![[1; 4]; count] };
        let key = |at| Key { at: at as u32, generation: 1 };
        let handles: Vec<_> = places(count).into_iter().map(key).collect();
        time_steps("columns, records", count, |steps| by_columns(&columns, &handles, steps));
    }
}
// #endregion

// #region slotmap
// #include slot-map

// #kernel

// #include orders

fn main() {
    for count in [1_001, 10_001, 100_001] {
        let mut map = SlotMap::new();
        let keys: Vec<_> = (0..count).map(|_| map.insert([1; 4])).collect();
        let handles: Vec<_> = places(count).into_iter().map(|at| keys[at]).collect();
        time_steps("slotmap, records", count, |steps| by_key(&map, &handles, steps));
    }
}
// #endregion
