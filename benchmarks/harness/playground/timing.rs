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
