/** A chain through all of `count` places that comes back to its start: in order, or in an order that looks random. */
export function linksOf(count: number, seed: number, shuffled: boolean): Int32Array {
  const order = Array.from({ length: count }, (_, place) => place);
  let x = seed | 0;
  // Fisher and Yates, with the upper half of a linear congruential generator's bits, which are its better ones.
  for (let left = count; shuffled && left > 2; left--) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    const at = 1 + ((x >>> 16) % (left - 1));
    [order[at], order[left - 1]] = [order[left - 1]!, order[at]!];
  }
  const links = new Int32Array(count);
  for (let i = 0; i < count; i++) links[order[i]!] = order[(i + 1) % count]!;
  return links;
}
