/** Words that look random: the same in every language for the same seed. */

/** Fills `count` words from `start`: each follows from the one before. */
export function fillNoise(words: Int32Array, start: number, count: number, seed: number): void {
  let x = seed | 0;
  for (let place = 0; place < count; place++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    words[start + place] = x;
  }
}

/** What all elements of a list hold, so that a sum does not depend on where it begins. */
export const tag = (seed: number): number => Math.imul(seed, 0x9e3779b1);

/** The numbers from 0 to `count - 1` in an order that depends on the seed (Fisher and Yates; Durstenfeld 1964). */
export function shuffledNumbers(count: number, seed: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let place = 0; place < count; place++) order[place] = place;
  let x = seed | 0;
  for (let last = count - 1; last > 0; last--) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    // The high bits: the low ones of such a generator repeat soon. A product under 2^53 is exact.
    const place = Math.floor(((x >>> 0) * (last + 1)) / 2 ** 32);
    const number = order[last]!;
    order[last] = order[place]!;
    order[place] = number;
  }
  return order;
}
