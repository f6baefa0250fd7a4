//! Where the threads of one command meet: barriers and the co-run. The twin of `src/lab/barrier.ts`.

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// On a line of its own, and the next line as well.
#[repr(align(128))]
#[derive(Default)]
struct Apart<T>(T);

/// Made anew for each command, so that nothing is ever reset.
#[derive(Default)]
pub struct Meeting {
    arrivals: Apart<AtomicU64>,
    token: Apart<AtomicU64>,
    /// 1 when thread 0 has ended the ring before, 3 when it has ended the ring after; one more when that failed.
    ring: Apart<AtomicU64>,
    /// Thread 0's window has ended.
    stop: Apart<AtomicBool>,
}

/// Time that threads wait for each other at a barrier.
const BARRIER_PATIENCE: Duration = Duration::from_secs(2);
/// Nanoseconds that a hop may take while threads run at the same time.
pub const HOP_LIMIT: f64 = 3000.0;
/// Laps that are timed together.
const LAPS: u64 = 64;
/// Spins between two looks at the clock.
const LOOKS: u64 = 1024;

/// How long and how often the token goes round.
#[derive(Clone, Copy)]
pub struct Ring {
    /// A hop must take less than this, nanoseconds.
    pub limit: f64,
    /// Blocks of laps that must be that fast, one after the other.
    pub blocks: usize,
    pub patience: Duration,
    /// Tells 0 from 1 for the ring before and the ring after a window.
    pub id: u64,
}

impl Meeting {
    /// Waits until `threads` have arrived `nth` times. False when they did not come.
    pub fn barrier(&self, threads: usize, nth: u64) -> bool {
        self.arrivals.0.fetch_add(1, SeqCst);
        spin_until(&self.arrivals.0, threads as u64 * nth, Instant::now() + BARRIER_PATIENCE)
    }

    pub fn stop(&self) {
        self.stop.0.store(true, SeqCst);
    }

    pub fn stopped(&self) -> bool {
        self.stop.0.load(SeqCst)
    }

    /// A token goes round the threads; it goes fast only when all of them run at the same time. Nanoseconds per hop of
    /// each block in thread 0, nothing in the others; `None` when it was never fast enough.
    pub fn ring(&self, threads: usize, thread: usize, settings: Ring) -> Option<Vec<f64>> {
        let over = settings.id * 2 + 1;
        let deadline = Instant::now() + settings.patience;
        if thread > 0 {
            return self.follow(threads as u64, thread as u64, over, deadline);
        }
        let end = |hops: Option<Vec<f64>>| {
            self.ring.0.store(over + u64::from(hops.is_none()), SeqCst);
            hops
        };
        let mut token = self.token.0.load(SeqCst);
        let mut fast = 0;
        let mut hops = Vec::new();
        loop {
            let start = Instant::now();
            for _ in 0..LAPS {
                self.token.0.store(token + 1, SeqCst);
                token += threads as u64;
                if !spin_until(&self.token.0, token, deadline) {
                    return end(None);
                }
            }
            let hop = start.elapsed().as_nanos() as f64 / (LAPS * threads as u64) as f64;
            hops.push(hop);
            fast = if hop < settings.limit { fast + 1 } else { 0 };
            if fast >= settings.blocks {
                return end(Some(hops));
            }
            if Instant::now() > deadline {
                return end(None);
            }
        }
    }

    fn follow(&self, threads: u64, thread: u64, over: u64, deadline: Instant) -> Option<Vec<f64>> {
        // Grace: thread 0 decides when time is up; the others only guard against its death.
        let last = deadline + Duration::from_secs(1);
        for spins in 1_u64.. {
            let token = self.token.0.load(SeqCst);
            if token % threads == thread {
                self.token.0.store(token + 1, SeqCst);
            } else {
                let ended = self.ring.0.load(SeqCst);
                if ended >= over {
                    return (ended == over).then(Vec::new);
                }
            }
            if spins.is_multiple_of(LOOKS) && Instant::now() > last {
                return None;
            }
            spin_loop();
        }
        None
    }
}

fn spin_until(word: &AtomicU64, target: u64, deadline: Instant) -> bool {
    let mut spins = 0_u64;
    while word.load(SeqCst) < target {
        spins += 1;
        if spins.is_multiple_of(LOOKS) && Instant::now() > deadline {
            return false;
        }
        spin_loop();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    /// What is tested is that the token goes round, on however busy a machine.
    const PATIENCE: Duration = Duration::from_secs(30);

    #[test]
    fn threads_meet_twice_and_the_token_goes_round() {
        let meeting = Meeting::default();
        thread::scope(|scope| {
            for thread in 0..2 {
                let meeting = &meeting;
                scope.spawn(move || {
                    let ring = |id| Ring { limit: f64::INFINITY, blocks: 2, patience: PATIENCE, id };
                    assert!(meeting.barrier(2, 1));
                    let hops = meeting.ring(2, thread, ring(0)).expect("two threads");
                    assert_eq!(hops.len(), if thread == 0 { 2 } else { 0 });
                    assert!(meeting.barrier(2, 2));
                    assert!(meeting.ring(2, thread, ring(1)).is_some());
                });
            }
        });
    }

    #[test]
    fn a_token_that_nobody_takes_is_given_up() {
        let settings = Ring { limit: HOP_LIMIT, blocks: 1, patience: Duration::from_millis(5), id: 0 };
        assert!(Meeting::default().ring(2, 0, settings).is_none());
    }
}
