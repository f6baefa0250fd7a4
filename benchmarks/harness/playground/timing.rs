// What the programs for the Rust playground have in common: src/components/playground.ts puts it in.

// #region time
const ITERATIONS: u32 = 10_000_000;

/// Calls `work` on so many threads at once, with the number of each, and prints what one operation took.
/// The threads start together. Whether they then run together, nobody checks here, as the book does.
fn time<R>(what: &str, threads: usize, work: impl Fn(usize) -> R + Sync) {
    let start = std::sync::Barrier::new(threads);
    let run = |thread: usize| {
        start.wait();
        let begin = std::time::Instant::now();
        std::hint::black_box(work(thread));
        begin.elapsed()
    };
    let slowest = std::thread::scope(|scope| {
        let run = &run;
        let all: Vec<_> = (0..threads).map(|thread| scope.spawn(move || run(thread))).collect();
        all.into_iter().map(|each| each.join().unwrap()).max().unwrap()
    });
    let each = slowest.as_secs_f64() * 1e9 / f64::from(ITERATIONS);
    println!("{what}, threads: {threads}, each operation: {each:.2} ns");
}
// #endregion

// #region beside
const ITERATIONS: u32 = 10_000_000;

/// Prints what one operation of `work` takes while another thread calls `neighbor` again and again.
fn time_beside<R>(what: &str, work: impl FnOnce() -> R, neighbor: impl Fn() + Sync) {
    let done = std::sync::atomic::AtomicBool::new(false);
    let took = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Relaxed) {
                neighbor();
            }
        });
        let begin = std::time::Instant::now();
        std::hint::black_box(work());
        let took = begin.elapsed();
        done.store(true, Relaxed);
        took
    });
    println!("{what}: {:.2} ns", took.as_secs_f64() * 1e9 / f64::from(ITERATIONS));
}
// #endregion

// #region operations
/// Calls `work` on so many threads at once, each for so many operations, and prints what one operation took.
fn time_operations<R>(what: &str, threads: usize, operations: u32, work: impl Fn(u32) -> R + Sync) {
    let start = std::sync::Barrier::new(threads);
    let run = || {
        start.wait();
        let begin = std::time::Instant::now();
        std::hint::black_box(work(operations));
        begin.elapsed()
    };
    let slowest = std::thread::scope(|scope| {
        let run = &run;
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        all.into_iter().map(|each| each.join().unwrap()).max().unwrap()
    });
    let each = slowest.as_secs_f64() * 1e9 / f64::from(operations);
    println!("{what}, threads: {threads}, each operation: {each:.2} ns");
}
// #endregion

// #region steps
/// Prints what one step of `work` takes.
fn time_steps(what: &str, size: usize, work: impl FnOnce(u32) -> u32) {
    const STEPS: u32 = 5_000_000;
    let begin = std::time::Instant::now();
    std::hint::black_box(work(std::hint::black_box(STEPS)));
    let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(STEPS);
    println!("{what}, {size}: {each:.2} ns");
}
// #endregion

// #region places
/// Every number below `count`, once, in an order left to chance.
fn places(count: usize) -> Vec<usize> {
    let mut x = 1_u32;
    let mut places: Vec<_> = (0..count).collect();
    for last in (1..count).rev() {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        places.swap(last, ((x >> 8) as usize * (last + 1)) >> 24);
    }
    places
}
// #endregion

// #region slot-map
/// The playground may lack the crate slotmap. This stands in for it, with an Option for the crate's union.
mod slotmap {
    use std::marker::PhantomData;
    use std::ops::{Index, IndexMut};

    #[derive(Clone, Copy, Default)]
    pub struct DefaultKey(u32, u32);

    struct Slot<T> {
        version: u32,
        value: Option<T>,
    }

    pub struct SlotMap<K, T>(Vec<Slot<T>>, Vec<u32>, PhantomData<K>);

    impl<T> SlotMap<DefaultKey, T> {
        pub fn new() -> Self {
            Self(vec![], vec![], PhantomData)
        }

        pub fn insert(&mut self, value: T) -> DefaultKey {
            let at = self.1.pop().unwrap_or_else(|| {
                self.0.push(Slot { version: 0, value: None });
                self.0.len() as u32 - 1
            });
            let slot = &mut self.0[at as usize];
            slot.version += 1;
            slot.value = Some(value);
            DefaultKey(at, slot.version)
        }

        pub fn get(&self, key: DefaultKey) -> Option<&T> {
            self.0.get(key.0 as usize).filter(|slot| slot.version == key.1)?.value.as_ref()
        }

        #[allow(dead_code)]
        pub fn remove(&mut self, key: DefaultKey) -> Option<T> {
            let slot = self.0.get_mut(key.0 as usize).filter(|slot| slot.version == key.1)?;
            slot.version += 1;
            self.1.push(key.0);
            slot.value.take()
        }

        #[allow(dead_code)]
        pub fn values(&self) -> impl Iterator<Item = &T> {
            self.0.iter().filter_map(|slot| slot.value.as_ref())
        }
    }

    impl<T> Index<DefaultKey> for SlotMap<DefaultKey, T> {
        type Output = T;
        fn index(&self, key: DefaultKey) -> &T {
            self.get(key).expect("alive")
        }
    }

    impl<T> IndexMut<DefaultKey> for SlotMap<DefaultKey, T> {
        fn index_mut(&mut self, key: DefaultKey) -> &mut T {
            self.0[key.0 as usize].value.as_mut().expect("alive")
        }
    }
}
use self::slotmap::{DefaultKey, SlotMap};
// #endregion
