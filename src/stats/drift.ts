import { quantile } from './quantile.ts';

/**
 * Lower quartile of the last third of times over that of the first: 1 when nothing drifted or there are fewer than
 * three. Quartile and not median, because what disturbs a computation for a moment only makes it longer, while a
 * processor that has become slower shows in its fastest times, too.
 */
export function drift(times: readonly number[]): number {
  const third = Math.floor(times.length / 3);
  if (third === 0) return 1;
  return quantile(times.slice(-third), 0.25) / quantile(times.slice(0, third), 0.25);
}
