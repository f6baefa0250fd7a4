/** Warm-up to a steady state, and calibration: how many iterations one call of the kernel should run. */
import { hasTrend } from '../stats/trend.ts';

export interface WarmUpOptions {
  readonly now: () => number;
  /** Milliseconds that one call should take. */
  readonly call: number;
  /** Milliseconds of warm-up at least. */
  readonly length: number;
  /** Calls at least: wasm tiers up between calls, never inside one. */
  readonly calls: number;
  /** Iterations of every call are a multiple of this. Default 1. */
  readonly whole?: number;
  /** Ends it early. */
  readonly aborted: () => boolean;
}

/** At most this many times `length`: a machine that never becomes steady is measured as it is. */
const PATIENCE = 2;
/** Calls looked at for a trend. */
const RECENT = 10;

/**
 * Calls `run` until it is warm, then returns the iterations that make one call take `call` milliseconds,
 * from the fastest of three probes (the fastest is the one that was least disturbed).
 */
export function warmUp(run: (iterations: number) => unknown, options: WarmUpOptions): number {
  const { now, call, length, aborted, whole = 1 } = options;
  const begin = now();
  // Short calls while warming up: many calls matter more than long ones.
  const short = Math.min(call, Math.max(length / Math.max(1, options.calls), 0.05));
  let iterations = findIterations(run, short, now, whole, aborted);
  const rates: number[] = [];
  let calls = 0;
  while (!aborted()) {
    const before = now();
    run(iterations);
    const time = now() - before;
    calls++;
    rates.push(time / iterations);
    if (rates.length > RECENT) rates.shift();
    // Code that has become fast makes calls too short for the clock.
    if (time < short / 2) iterations = Math.min(iterations * 2, MOST);
    const elapsed = now() - begin;
    if (elapsed >= length * PATIENCE) break;
    if (elapsed >= length && calls >= options.calls && !hasTrend(rates)) break;
  }
  return calibrate(run, call, iterations, now, whole, aborted);
}

const MOST = 2 ** 30;

/** Doubles until one call takes at least half the time wanted. */
function findIterations(
  run: (iterations: number) => unknown,
  wanted: number,
  now: () => number,
  whole: number,
  aborted: () => boolean,
): number {
  for (let iterations = whole; ; iterations *= 2) {
    const before = now();
    run(iterations);
    if (now() - before >= wanted / 2 || iterations >= MOST || aborted()) return iterations;
  }
}

/** Iterations for a call of `wanted` milliseconds, from the fastest of three probes: a multiple of `whole`, and of 1 at least. */
export function calibrate(
  run: (iterations: number) => unknown,
  wanted: number,
  from: number,
  now: () => number,
  whole = 1,
  aborted: () => boolean = () => false,
): number {
  let iterations = from;
  // A probe that is much shorter than the call would be measured by too few ticks of the clock.
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    for (let probe = 0; probe < 3 && !aborted(); probe++) {
      const before = now();
      run(iterations);
      least = Math.min(least, now() - before);
    }
    if (aborted()) return iterations;
    if (least >= wanted / 4 || iterations >= MOST)
      return roundTo(whole, Math.min(MOST, (iterations * wanted) / Math.max(least, 1e-6)));
    iterations = Math.min(MOST, iterations * 2);
  }
}

const roundTo = (whole: number, iterations: number): number =>
  whole * Math.max(1, Math.round(iterations / whole));
