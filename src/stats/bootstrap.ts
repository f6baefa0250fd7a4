/**
 * Intervals by the hierarchical bootstrap: launches are drawn with replacement, then rounds within each
 * (Efron and Tibshirani 1993, ch. 8; for benchmarks: Kalibera and Jones 2013). Percentile intervals of the median.
 */
import { median, quantileSorted } from './quantile.ts';
import { random } from './random.ts';

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
  const groups = new Map<number, number[]>();
  for (const { launch, value } of observations) {
    const group = groups.get(launch);
    if (group) group.push(value);
    else groups.set(launch, [value]);
  }
  const value = median(observations.map((each) => each.value));
  const launches = [...groups.values()];
  const next = random(seed);
  const medians = new Float64Array(resamples);
  const drawn: number[] = [];
  for (let i = 0; i < resamples; i++) {
    drawn.length = 0;
    for (let l = 0; l < launches.length; l++) {
      const group = launches[Math.floor(next() * launches.length)]!;
      for (let r = 0; r < group.length; r++) drawn.push(group[Math.floor(next() * group.length)]!);
    }
    medians[i] = median(drawn);
  }
  medians.sort();
  const tail = (1 - level) / 2;
  // The interval always holds the point it is about.
  return {
    value,
    low: Math.min(value, quantileSorted(medians, tail)),
    high: Math.max(value, quantileSorted(medians, 1 - tail)),
  };
}

/** exp(median ln ratio) with its interval; values are natural logarithms of ratios. */
export function estimateRatio(logs: readonly Observation[], options: BootstrapOptions): Estimate {
  const { value, low, high } = estimateLevel(logs, options);
  return { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high) };
}
