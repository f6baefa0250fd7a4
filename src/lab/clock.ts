/** The clock, as an argument: code that tells time is tested with a fake one. */

export interface Clock {
  /** Milliseconds from an arbitrary start; for durations. */
  readonly now: () => number;
  /** Milliseconds to add for a time that is the same in all threads of one browser. */
  readonly origin: number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  origin: performance.timeOrigin,
};

/** Smallest step between two different readings, nanoseconds: the least of `steps` (the clock may jitter). */
export function measureTick(now: () => number, steps = 20): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < steps; i++) {
    const before = now();
    let after = now();
    while (after === before) after = now();
    least = Math.min(least, after - before);
  }
  // A clock finer than a nanosecond is a rounding of the last digit.
  return Math.max(1, Math.round(least * 1e6));
}

/** Cost of one reading, nanoseconds: the least mean of five batches. */
export function measureNow(now: () => number, calls = 2000): number {
  let least = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < 5; batch++) {
    const before = now();
    for (let i = 0; i < calls; i++) now();
    const time = now() - before;
    if (time > 0) least = Math.min(least, time);
  }
  return Number.isFinite(least) ? (least * 1e6) / calls : 1;
}
