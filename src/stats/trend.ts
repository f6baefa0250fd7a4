import { median } from './quantile.ts';

/**
 * Are these times still falling? Compares the medians of the older and the newer half. Used for warm-up:
 * code that is still being compiled gets faster; noise goes both ways.
 */
export function hasTrend(times: readonly number[], tolerance = 0.1): boolean {
  if (times.length < 6) return true;
  const half = Math.floor(times.length / 2);
  return median(times.slice(-half)) < median(times.slice(0, half)) * (1 - tolerance);
}
