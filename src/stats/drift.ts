import { median } from './quantile.ts';

/**
 * Did a fixed piece of work get slower or faster over a run? The ratio of the medians of the last and the first
 * third: 1 when nothing changed, 1.05 when it takes 5 % longer at the end. Fewer than three times cannot drift: 1.
 */
export function drift(times: readonly number[]): number {
  const third = Math.floor(times.length / 3);
  if (third === 0) return 1;
  return median(times.slice(-third)) / median(times.slice(0, third));
}
