/** Copies between places in one shared buffer: what `clone` of plain bytes comes down to. */

/** From here on one call into the engine beats a loop (a call costs about 30 ns). */
const CALL_FROM = 128;

/**
 * Copies `length` bytes; all three are multiples of 4 and the ranges do not overlap.
 * The engine copies shared memory in pieces that no other thread can see half-written, so this is
 * slower than Rust's `memcpy` for large sizes.
 */
export function copyBytes(
  words: Int32Array,
  bytes: Uint8Array,
  from: number,
  to: number,
  length: number,
): void {
  if (length >= CALL_FROM) {
    bytes.copyWithin(to, from, from + length);
    return;
  }
  const source = from >> 2;
  const target = to >> 2;
  const count = length >> 2;
  for (let i = 0; i < count; i++) words[target + i] = words[source + i]!;
}
