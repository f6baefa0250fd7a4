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
  const sorted = Float64Array.from(observations, (each) => each.value).sort();
  const value = median(sorted);
  const medians = resampledMedians(sorted, ranksByLaunch(observations, sorted), resamples, seed);
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

/** Observations by launch, each as its place in the sorted list. Equal values may share a place. */
function ranksByLaunch(observations: readonly Observation[], sorted: Float64Array) {
  const places = new Map<number, number>();
  for (const [place, value] of sorted.entries()) places.set(value, place);
  const launches = [...Map.groupBy(observations, ({ launch }) => launch).values()];
  const ranks = Uint32Array.from(launches.flat(), ({ value }) => places.get(value)!);
  return { ranks, sizes: launches.map(({ length }) => length) };
}

/**
 * A resample is a count of how often each place was drawn, so its median is found by walking up the counts:
 * nothing is sorted or allocated in the loop.
 */
function resampledMedians(
  sorted: Float64Array,
  { ranks, sizes }: ReturnType<typeof ranksByLaunch>,
  resamples: number,
  seed: number,
) {
  const { places, ends } = drawsOf(sizes, resamples, seed);
  const medians = new Float64Array(resamples);
  const counts = new Uint32Array(sorted.length);
  let begin = 0;
  for (let i = 0; i < resamples; i++) {
    const end = ends[i]!;
    counts.fill(0);
    for (let at = begin; at < end; at++) counts[ranks[places[at]!]!]!++;
    const drawn = end - begin;
    begin = end;
    let place = 0;
    let passed = counts[0]!;
    // Places of the two middle draws; the same one when their number is odd.
    const lower = (drawn - 1) >> 1;
    const upper = drawn >> 1;
    while (passed <= lower) passed += counts[++place]!;
    const low = sorted[place]!;
    while (passed <= upper) passed += counts[++place]!;
    medians[i] = low + 0.5 * (sorted[place]! - low);
  }
  return medians;
}
