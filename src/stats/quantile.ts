/** Sample quantile by linear interpolation (Hyndman and Fan's type 7) of sorted numbers, q in [0, 1]. */
export function quantileSorted(sorted: ArrayLike<number>, q: number): number {
  const { low, share } = placeOf(sorted.length, q);
  const a = sorted[low]!;
  return low + 1 < sorted.length ? a + share * (sorted[low + 1]! - a) : a;
}

/** The same of numbers that are not sorted, which it moves: for one or two quantiles, sorting takes ten times as long. */
export function quantileMoving(values: Float64Array, q: number): number {
  const { low, share } = placeOf(values.length, q);
  const a = select(values, low);
  if (low + 1 === values.length) return a;
  let next = values[low + 1]!;
  for (let i = low + 2; i < values.length; i++) if (values[i]! < next) next = values[i]!;
  return a + share * (next - a);
}

function placeOf(n: number, q: number) {
  if (n === 0) throw new RangeError('quantile of nothing');
  const at = (n - 1) * Math.min(1, Math.max(0, q));
  const low = Math.floor(at);
  return { low, share: at - low };
}

/** The number that sorting would put in this place; then no number before it is larger, and none after it smaller (Hoare 1961). */
function select(values: Float64Array, place: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[place]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const other = values[i]!;
      values[i++] = values[j]!;
      values[j--] = other;
    }
    if (j < place) left = i;
    if (i > place) right = j;
  }
  return values[place]!;
}

export const quantile = (values: ArrayLike<number>, q: number): number =>
  quantileSorted(Float64Array.from(values).sort(), q);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
