/**
 * What each resample of a hierarchical bootstrap draws: launches with replacement, then as many of a launch's observations as
 * it has, with replacement. That depends on the seed and on how many each launch has, not on their values; so the cases of a
 * run, which share both, share the draws, and these are made once instead of once for each case.
 */
import { random } from './random.ts';

export interface Draws {
  /** How often each observation was drawn, those of the first launch before those of the second; resample after resample. */
  readonly times: Uint16Array | Uint32Array;
  /** How many each resample drew in all. */
  readonly drawn: Uint32Array;
}

/** Draws kept, and how long each may be: some megabytes. */
const MOST_KEPT = 3;
const LONGEST_KEPT = 2_500_000;
const kept = new Map<string, Draws>();

/** `sizes`: how many observations each launch has. */
export function drawsOf(sizes: readonly number[], resamples: number, seed: number): Draws {
  const key = `${seed} ${resamples} ${sizes}`;
  const found = kept.get(key);
  const draws = found ?? draw(sizes, resamples, seed);
  if (draws.times.length > LONGEST_KEPT) return draws;
  // What was asked for last is forgotten last.
  kept.delete(key);
  kept.set(key, draws);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return draws;
}

function draw(sizes: readonly number[], resamples: number, seed: number): Draws {
  const next = random(seed);
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const most = sizes.length * Math.max(0, ...sizes);
  const times = most > 0xffff ? new Uint32Array(resamples * count) : new Uint16Array(resamples * count);
  const drawn = new Uint32Array(resamples);
  for (let i = 0; i < resamples; i++) {
    for (let l = 0; l < sizes.length; l++) {
      const launch = Math.floor(next() * sizes.length);
      const start = i * count + starts[launch]!;
      const size = sizes[launch]!;
      for (let r = 0; r < size; r++) times[start + Math.floor(next() * size)]!++;
      drawn[i]! += size;
    }
  }
  return { times, drawn };
}
