/** The ratio of two estimates whose samples have nothing to do with each other: of two machines, say. */
import type { Estimate } from './bootstrap.ts';

/**
 * `a` over `b`, both above zero, with an interval at the level of theirs: on a log scale, by the method of variance estimates
 * recovery (Zou and Donner 2008, Statistics in Medicine 27). It takes each end from the ends that make it, so intervals that
 * lean to one side give one that leans. Undefined where a number leaves the range of doubles.
 */
export function ratioOfEstimates(a: Estimate, b: Estimate): Estimate | undefined {
  const [x, y] = [a, b].map(({ value, low, high }) => [value, low, high].map(Math.log)) as [
    number[],
    number[],
  ];
  const middle = x[0]! - y[0]!;
  const found = {
    value: Math.exp(middle),
    low: Math.exp(middle - Math.hypot(x[0]! - x[1]!, y[2]! - y[0]!)),
    high: Math.exp(middle + Math.hypot(x[2]! - x[0]!, y[0]! - y[1]!)),
  };
  return Object.values(found).every((each) => Number.isFinite(each) && each > 0) ? found : undefined;
}
