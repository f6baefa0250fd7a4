/** The letters that tags are made of: the same in every language for the same seed. */

/** Fills `count` bytes from `start` with lower-case letters that look random. Returns where the next call goes on. */
export function fillLetters(bytes: Uint8Array, start: number, count: number, state: number): number {
  let x = state | 0;
  for (let i = 0; i < count; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    bytes[start + i] = 97 + ((x >>> 24) % 26);
  }
  return x;
}
