/** The data that Arcs hold and clones copy: the same in every language for the same seed and size. */

/** Words that a value of `size` bytes has. */
export const wordsOf = (size: number): number => size >> 2;

/**
 * Fills `count` words from `start`: each holds the place of another, and following them from place 0 visits all
 * `count` places before it comes back. The step from place to place depends on the seed.
 */
export function fillRing(words: Int32Array, start: number, count: number, seed: number): void {
  const step = stepOf(count, seed);
  for (let place = 0; place < count; place++) words[start + place] = (place + step) % count;
}

/** The least number from (seed mixed) modulo `count` upwards that has no divisor in common with `count`. */
function stepOf(count: number, seed: number): number {
  let step = (Math.imul(seed, 0x9e3779b1) >>> 0) % count;
  while (divisor(step, count) !== 1) step++;
  return step;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Fills `count` words from `start` with words that look random: each follows from the one before. */
export function fillNoise(words: Int32Array, start: number, count: number, seed: number): void {
  let x = seed | 0;
  for (let place = 0; place < count; place++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    words[start + place] = x;
  }
}
