/** Sample quantile by linear interpolation (Hyndman and Fan's type 7) of sorted numbers, q in [0, 1]. */
export function quantileSorted(sorted: ArrayLike<number>, q: number): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError('quantile of nothing');
  const at = (n - 1) * Math.min(1, Math.max(0, q));
  const low = Math.floor(at);
  const a = sorted[low]!;
  return low + 1 < n ? a + (at - low) * (sorted[low + 1]! - a) : a;
}

export const quantile = (values: ArrayLike<number>, q: number): number =>
  quantileSorted(Float64Array.from(values).sort(), q);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
