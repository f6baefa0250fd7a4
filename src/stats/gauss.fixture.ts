import type { Random } from './random.ts';

/** Standard normal numbers from uniform ones (Box and Muller), for synthetic data in tests. */
export const gauss = (next: Random): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
