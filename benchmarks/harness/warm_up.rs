//! Warm-up and calibration: how many iterations one call of the kernel should run. The twin of
//! `src/lab/warm-up.ts`, without its watch for a trend: nothing is compiled while this runs.

use std::time::Instant;

const MOST: u32 = 1 << 30;

/// Runs for `length` milliseconds at least, then returns the iterations that make one call take `call` milliseconds:
/// a multiple of `whole`.
pub fn warm_up(mut run: impl FnMut(u32), call: f64, length: f64, whole: u32) -> u32 {
    let mut time = |iterations| {
        let start = Instant::now();
        run(iterations);
        start.elapsed().as_secs_f64() * 1e3
    };
    let mut iterations = whole;
    while time(iterations) < call / 2.0 && iterations < MOST {
        iterations *= 2;
    }
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() * 1e3 < length {
        time(iterations);
    }
    // The fastest of three is the one that was least disturbed.
    let least = (0..3).map(|_| time(iterations)).fold(f64::INFINITY, f64::min);
    let calibrated = f64::from(iterations) * call / least.max(1e-6);
    let wholes = (calibrated.min(f64::from(MOST)) / f64::from(whole)).round().max(1.0);
    whole * wholes as u32
}
