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

/** As `CALL_FROM`, for a loop that goes byte by byte. */
const CALL_FROM_UNALIGNED = 32;

/** Copies `length` bytes from anywhere to anywhere: parts of a text begin where they begin. The ranges do not overlap. */
export function copyUnaligned(bytes: Uint8Array, from: number, to: number, length: number): void {
  if (length >= CALL_FROM_UNALIGNED) bytes.copyWithin(to, from, from + length);
  else for (let i = 0; i < length; i++) bytes[to + i] = bytes[from + i]!;
}
