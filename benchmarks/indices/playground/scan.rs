// A program for the Rust playground for each variant.

// #region fresh
// #kernel

// #include steps

fn main() {
    let records: Vec<_> = (0..100_000).map(|_| Box::new([1; 4])).collect();
    time_steps("boxes, fresh heap", records.len(), |steps| scan_boxes(&records, steps));
}
// #endregion

// #region aged
// #kernel

// #include places

// #include steps

fn main() {
    let mut blocks: Vec<_> = (0..100_000).map(|_| Some(Box::new([1; 4]))).collect();
    let order = places(blocks.len());
    let records: Vec<_> = order.into_iter().map(|at| blocks[at].take().unwrap()).collect();
    time_steps("boxes, used heap", records.len(), |steps| scan_boxes(&records, steps));
}
// #endregion

// #region option
// #kernel

// #include places

// #include steps

fn main() {
    for holes in [0, 50, 90] {
        let mut slots = vec![Some((1, [1; 4])); 100_000];
        for hole in places(100_000).into_iter().take(1_000 * holes) {
            slots[hole] = None;
        }
        let live = slots.iter().flatten().count();
        time_steps("generations, records", live, |steps| scan_slots(&slots, live, steps));
    }
}
// #endregion

// #region pattern
// #kernel

// #include steps

fn main() {
    let tenant = |at: usize| (at % 2 == 0).then_some((1, [1; 4]));
    let slots: Vec<_> = (0..100_000).map(tenant).collect();
    let live = slots.len() / 2;
    time_steps("generations, holes in a pattern", live, |steps| scan_slots(&slots, live, steps));
}
// #endregion

// #region rows
/// The playground may lack the crate slotmap. This stands in for the part of its dense map that a scan reads.
struct DenseSlotMap<K, T>(Vec<T>, std::marker::PhantomData<K>);
struct DefaultKey;

impl<K, T> DenseSlotMap<K, T> {
    fn values(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

// #kernel

// #include steps

fn main() {
    let map = DenseSlotMap(vec![[1; 4]; 100_000], std::marker::PhantomData);
    time_steps("dense rows", map.len(), |steps| scan_rows(&map, steps));
}
// #endregion

// #region columns
// #kernel

// #include steps

fn main() {
    let column = vec![1; 100_000];
    time_steps("dense column", column.len(), |steps| scan_column(&column, steps));
}
// #endregion
