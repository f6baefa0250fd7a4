/**
 * Intervals by the hierarchical bootstrap: launches are drawn with replacement, then rounds within each
 * (Efron and Tibshirani 1993, ch. 8; for benchmarks: Kalibera and Jones 2013). Percentile intervals of the median.
 *
 * Where launches differ more than rounds do, that is too narrow; then the t interval over the launches' medians, which
 * is wider, takes its place (see launchReach).
 */
import { drawsOf } from './draws.ts';
import { median, quantileMoving } from './quantile.ts';
import { studentQuantile } from './student.ts';

export interface Observation {
  /** Which set of fresh workers it came from. */
  readonly launch: number;
  readonly value: number;
}

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  /** Confidence, 0.95 unless told. */
  readonly level?: number;
  /** 2,000 unless told or unless a higher level needs more in its tails. */
  readonly resamples?: number;
}

/** Median of values with its interval. Throws a RangeError when there is none. */
export function estimateLevel(observations: readonly Observation[], options: BootstrapOptions): Estimate {
  const { seed, level = 0.95 } = options;
  // Ten resamples at least beyond each end, so that a Bonferroni-corrected end is not one lucky draw.
  const resamples = options.resamples ?? Math.max(2000, Math.ceil(20 / (1 - level)));
  const ordered = inOrder(observations);
  const value = median(ordered.sorted);
  const medians = resampledMedians(ordered, resamples, seed);
  const tail = (1 - level) / 2;
  const reach = launchReach(observations, level);
  // The interval always holds the point it is about.
  return {
    value,
    low: Math.min(value - reach, quantileMoving(medians, tail)),
    high: Math.max(value + reach, quantileMoving(medians, 1 - tail)),
  };
}

/**
 * Half the width of the t interval over the launches' medians; 0 with fewer than three launches. Of five launches all lie on
 * one side of the truth once in 16 runs, and no resampling of them can know that: where launches differ more
 * than rounds do, the bootstrap alone is too narrow, and this is wider.
 */
function launchReach(observations: readonly Observation[], level: number): number {
  const launches = Map.groupBy(observations, ({ launch }) => launch);
  if (launches.size < 3) return 0;
  const medians = [...launches.values()].map((each) => median(each.map(({ value }) => value)));
  const mean = medians.reduce((sum, each) => sum + each, 0) / medians.length;
  const variance = medians.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (medians.length - 1);
  return studentQuantile(level, medians.length - 1) * Math.sqrt(variance / medians.length);
}

/** exp(median ln ratio) with its interval; values are natural logarithms of ratios. */
export function estimateRatio(logs: readonly Observation[], options: BootstrapOptions): Estimate {
  const { value, low, high } = estimateLevel(logs, options);
  return { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high) };
}

/** Values from small to large, and where each stands among the observations when these are put together by launch. */
function inOrder(observations: readonly Observation[]) {
  const launches = [...Map.groupBy(observations, ({ launch }) => launch).values()];
  const values = Float64Array.from(launches.flat(), ({ value }) => value);
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const sorted = Float64Array.from(order, (i) => values[i]!);
  return { sorted, order, sizes: launches.map(({ length }) => length) };
}

/**
 * A resample tells how often each observation was drawn, so its median is found by walking up their order until half
 * of the draws are passed: nothing is sorted or allocated in the loop.
 */
function resampledMedians(
  { sorted, order, sizes }: ReturnType<typeof inOrder>,
  resamples: number,
  seed: number,
) {
  const { times, drawn } = drawsOf(sizes, resamples, seed);
  const medians = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    const begin = i * order.length;
    let place = 0;
    let passed = times[begin + order[0]!]!;
    // Places of the two middle draws; the same one when their number is odd.
    const lower = (drawn[i]! - 1) >> 1;
    const upper = drawn[i]! >> 1;
    while (passed <= lower) passed += times[begin + order[++place]!]!;
    const low = sorted[place]!;
    while (passed <= upper) passed += times[begin + order[++place]!]!;
    medians[i] = low + 0.5 * (sorted[place]! - low);
  }
  return medians;
}
