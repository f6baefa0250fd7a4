/**
 * A batch of one thread takes a whole number of clock ticks, and within a launch always the same number of iterations. So
 * its times lie on a lattice, and a time of six digits is told by the number of its ticks, which has three.
 */
import type { Sample } from '../lab/run.ts';

export interface Lattice {
  /** Significant digits that times were rounded to. */
  readonly digits: number;
  /** Iterations of a batch, for each launch in the order of their first samples. */
  readonly iterations: readonly number[];
  /** Ticks of each sample. */
  readonly counts: readonly number[];
}

/** Ticks that a batch takes at least and at most. */
const LEAST = 50;
const MOST = 20_000;
/** A finer clock makes no lattice that is worth looking for. */
const LEAST_TICK = 1000;

export const latticeValue = (count: number, tick: number, iterations: number, digits: number): number =>
  Number(((count * tick) / iterations).toPrecision(digits));

/** undefined where the samples lie on none: windows of several threads, other clocks. */
export function latticeOf(samples: readonly Sample[], tick: number): Lattice | undefined {
  if (samples.length === 0 || tick < LEAST_TICK) return undefined;
  const digits = Math.max(...samples.map(([, , time]) => digitsOf(time)));
  if (digits > 7) return undefined;
  const launches = Map.groupBy(samples, ([launch]) => launch);
  const fits = [...launches].map(([launch, same]) => {
    const fit = fitOf(
      same.map(([, , time]) => time),
      tick,
      digits,
    );
    return fit && { launch, ...fit };
  });
  if (!fits.every((fit) => fit !== undefined)) return undefined;
  const counts = new Map(fits.map(({ launch, counts }) => [launch, counts.values()]));
  return {
    digits,
    iterations: fits.map(({ iterations }) => iterations),
    counts: samples.map(([launch]) => counts.get(launch)!.next().value!),
  };
}

/** 12.5 has three. */
const digitsOf = (value: number): number => value.toExponential().split('e')[0]!.replace(/[.-]/g, '').length;

/** The coarsest lattice that gives exactly these times. */
function fitOf(times: readonly number[], tick: number, digits: number) {
  const half = (time: number) => 0.5 * 10 ** (Math.floor(Math.log10(time)) + 1 - digits) * 1.001;
  const first = times[0]!;
  const bounds = times.map((time) => ({ time, half: half(time) }));
  for (let count = LEAST; count <= MOST; count++) {
    const unit = first / count;
    // Iterations that all of the times allow.
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    for (const { time, half } of bounds) {
      const n = Math.round(time / unit);
      low = Math.max(low, (n * tick) / (time + half));
      high = Math.min(high, (n * tick) / (time - half));
      if (low > high) break;
    }
    const iterations = Math.ceil(low);
    if (!(iterations <= high) || iterations < 1) continue;
    const counts = times.map((time) => Math.round((time * iterations) / tick));
    if (counts.every((n, i) => latticeValue(n, tick, iterations, digits) === times[i]))
      return { iterations, counts };
  }
  return undefined;
}
