//! The threads of a native run and what each can be told. The twin of `src/lab/thread-loop.ts`.

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::context::{Context, Shared};
use super::meeting::{HOP_LIMIT, Meeting, Ring};
use super::panics::message_of;
use super::warm_up::warm_up;
use super::{Kernel, registry};
use crate::CHAPTERS;

const CONTROL_ITERATIONS: u32 = 50_000;
const SENTINEL_ITERATIONS: u32 = 300_000;
/// Blocks of laps from which the environment's hop latencies are taken.
const RING_BLOCKS: usize = 60;
const CO_RUN_PATIENCE: Duration = Duration::from_millis(250);

/// One case of the plan, for all its threads.
pub struct Case {
    pub name: String,
    pub parameters: Vec<(String, u32)>,
    pub threads: u32,
    pub seed: u32,
    pub shared: Shared,
}

/// What all threads are told at once; the fields as in `src/lab/control.ts`.
#[derive(Clone)]
pub struct Order {
    pub operation: String,
    pub case: usize,
    pub threads: usize,
    /// Milliseconds.
    pub length: f64,
    /// Milliseconds; for `audit`, iterations of all threads; for `check`, iterations.
    pub call: f64,
    pub meeting: Arc<Meeting>,
}

/// Times are in milliseconds, hops in nanoseconds.
#[derive(Clone, Copy)]
pub struct Report {
    pub status: &'static str,
    pub iterations: u64,
    pub time: f64,
    pub start: f64,
    pub end: f64,
    pub hop_before: f64,
    pub hop_after: f64,
    pub value: f64,
}

const OK: Report = Report {
    status: "ok",
    iterations: 0,
    time: 0.0,
    start: 0.0,
    end: 0.0,
    hop_before: 0.0,
    hop_after: 0.0,
    value: 0.0,
};
const TIMEOUT: Report = Report { status: "timeout", ..OK };
const APART: Report = Report { status: "apart", ..OK };

struct Running {
    kernel: Box<dyn Kernel>,
    /// Iterations of one call, and the checksum that they must give.
    iterations: u32,
    expected: u32,
    /// Iterations run since setup.
    ran: u64,
}

impl Running {
    fn run(&mut self, iterations: u32) -> u32 {
        self.ran += u64::from(iterations);
        self.kernel.run(iterations)
    }
}

/// One thread, and its state of each case.
pub struct Member {
    thread: usize,
    cases: Arc<Vec<Case>>,
    running: Vec<Option<Running>>,
    origin: Instant,
}

impl Member {
    pub fn new(thread: usize, cases: Arc<Vec<Case>>, origin: Instant) -> Self {
        let running = cases.iter().map(|_| None).collect();
        Self { thread, cases, running, origin }
    }

    /// Does what the order says. The error is a panic's message, or what is wrong with the data.
    pub fn obey(&mut self, order: &Order) -> Result<Report, String> {
        match catch_unwind(AssertUnwindSafe(|| self.execute(order))) {
            Ok(result) => result,
            Err(payload) => Err(message_of(payload.as_ref())),
        }
    }

    fn execute(&mut self, order: &Order) -> Result<Report, String> {
        match order.operation.as_str() {
            "setup" => self.setup(order),
            // Thread 0 has laid out the data; the others find them.
            "join" if self.thread == 0 => Ok(OK),
            "join" => self.setup(order),
            "check" => {
                let value = self.running(order)?.run(order.call as u32);
                Ok(Report { value: value.into(), ..OK })
            }
            "warm" => self.warm(order),
            "batch" => self.batch(order),
            "window" => {
                let Running { iterations, expected, .. } = *self.running(order)?;
                let mut running = self.running[order.case].take().ok_or("not set up")?;
                let report = self.window(order, iterations, |n| running.kernel.run(n) == expected);
                running.ran += report.iterations;
                self.running[order.case] = Some(running);
                Ok(report)
            }
            "control" => {
                // On this thread's stack, which no other thread is near.
                let mut word = 0_u32;
                let mine = &raw mut word;
                Ok(self.window(order, CONTROL_ITERATIONS, |iterations| {
                    for _ in 0..iterations {
                        // SAFETY: the word is this thread's. Volatile, so that every load and every store is made.
                        unsafe { mine.write_volatile(mine.read_volatile().wrapping_add(1)) }
                    }
                    true
                }))
            }
            "sentinel" => Ok(self.sentinel()),
            "count" => Ok(Report { iterations: self.running(order)?.ran, ..OK }),
            "audit" => {
                let running = self.running(order)?;
                running.kernel.audit(running.ran, order.call as u64)?;
                Ok(OK)
            }
            #[cfg(feature = "count")]
            "allocations" => self.allocations(order),
            "meet" => Ok(self.ring(order, HOP_LIMIT, 2).map_or(APART, |_| OK)),
            "ring" => Ok(self.measure_ring(order)),
            other => Err(format!("there is no operation {other}")),
        }
    }

    fn running(&mut self, order: &Order) -> Result<&mut Running, String> {
        let running = self.running.get_mut(order.case).and_then(Option::as_mut);
        running.ok_or_else(|| format!("case {} is not set up", order.case))
    }

    fn setup(&mut self, order: &Order) -> Result<Report, String> {
        let case = &self.cases[order.case];
        let thread = self.thread as u32;
        let context = Context::new(case.threads, thread, case.seed, &case.parameters, &case.shared);
        let kernel = (registry::find(CHAPTERS, &case.name)?.setup)(&context);
        self.running[order.case] = Some(Running { kernel, iterations: 1, expected: 0, ran: 0 });
        Ok(OK)
    }

    fn warm(&mut self, order: &Order) -> Result<Report, String> {
        let Order { length, call, .. } = *order;
        let running = self.running(order)?;
        if !order.meeting.barrier(order.threads, 1) {
            return Ok(TIMEOUT);
        }
        let whole = running.kernel.whole();
        let run = |iterations| {
            black_box(running.run(iterations));
        };
        running.iterations = warm_up(run, call, length, whole);
        running.expected = running.run(running.iterations);
        Ok(OK)
    }

    /// One thread: one call of calibrated length.
    fn batch(&mut self, order: &Order) -> Result<Report, String> {
        let origin = self.origin;
        let running = self.running(order)?;
        let start = since(origin);
        let checksum = running.run(running.iterations);
        let end = since(origin);
        let status = if checksum == running.expected { "ok" } else { "checksum" };
        Ok(Report { status, iterations: running.iterations.into(), time: end - start, start, end, ..OK })
    }

    /// What `length` operations allocate: blocks, their bytes, and blocks freed, as value, start and end. A first call, not counted,
    /// makes what is made once.
    #[cfg(feature = "count")]
    fn allocations(&mut self, order: &Order) -> Result<Report, String> {
        use super::count::counts;
        let operations = order.length as u32;
        let running = self.running(order)?;
        running.run(operations);
        let before = counts();
        running.run(operations);
        let after = counts();
        Ok(Report {
            value: (after.allocations - before.allocations) as f64,
            start: (after.bytes - before.bytes) as f64,
            end: (after.frees - before.frees) as f64,
            ..OK
        })
    }

    /// Several threads: co-run, then calls until thread 0's window ends, then co-run again.
    fn window(&self, order: &Order, iterations: u32, mut run: impl FnMut(u32) -> bool) -> Report {
        let Order { threads, length, ref meeting, .. } = *order;
        let co_run = |id, patience, blocks| {
            if threads == 1 {
                return Some(0.0);
            }
            let settings = Ring { limit: HOP_LIMIT, blocks, patience, id };
            meeting.ring(threads, self.thread, settings).map(|hops| hops.last().copied().unwrap_or(0.0))
        };
        if !meeting.barrier(threads, 1) {
            return TIMEOUT;
        }
        let Some(hop_before) = co_run(0, CO_RUN_PATIENCE, 2) else { return APART };
        if !meeting.barrier(threads, 2) {
            return TIMEOUT;
        }
        let start = since(self.origin);
        let mut end;
        let mut total = 0;
        let mut right = true;
        loop {
            right &= run(iterations);
            total += u64::from(iterations);
            end = since(self.origin);
            if self.thread == 0 && end - start >= length {
                meeting.stop();
            }
            if meeting.stopped() {
                break;
            }
        }
        if !meeting.barrier(threads, 3) {
            return TIMEOUT;
        }
        let hop_after = co_run(1, CO_RUN_PATIENCE / 10, 1);
        let status = match (right, hop_after) {
            (false, _) => "checksum",
            (true, None) => "apart",
            (true, Some(_)) => "ok",
        };
        Report {
            status,
            iterations: total,
            time: end - start,
            start,
            end,
            hop_before,
            hop_after: hop_after.unwrap_or(0.0),
            value: 0.0,
        }
    }

    fn ring(&self, order: &Order, limit: f64, blocks: usize) -> Option<Vec<f64>> {
        let settings = Ring { limit, blocks, patience: CO_RUN_PATIENCE, id: 0 };
        let together = order.meeting.barrier(order.threads, 1);
        together.then(|| order.meeting.ring(order.threads, self.thread, settings)).flatten()
    }

    fn measure_ring(&self, order: &Order) -> Report {
        // Slow blocks count, too: this is a distribution, not a test.
        let Some(mut hops) = self.ring(order, f64::INFINITY, RING_BLOCKS) else { return APART };
        if hops.is_empty() {
            return OK;
        }
        hops.sort_by(f64::total_cmp);
        let at = |q: f64| hops[(q * (hops.len() - 1) as f64) as usize].max(1.0);
        Report { hop_before: at(0.1), value: at(0.5), hop_after: at(0.9), ..OK }
    }

    /// A fixed chain of dependent arithmetic, to see whether the machine's speed drifts.
    fn sentinel(&self) -> Report {
        let (factor, term) = black_box((1_664_525_u32, 1_013_904_223_u32));
        let start = since(self.origin);
        let mut x = 1_u32;
        for _ in 0..SENTINEL_ITERATIONS {
            x = x.wrapping_mul(factor).wrapping_add(term);
        }
        let value = f64::from(black_box(x));
        Report { time: since(self.origin) - start, value, ..OK }
    }
}

fn since(origin: Instant) -> f64 {
    origin.elapsed().as_nanos() as f64 / 1e6
}
