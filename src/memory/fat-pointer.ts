/**
 * `&[u8]` as two words, an address and a length, and plain functions on them: for handles (slice.ts) and for timed loops.
 * Nothing here allocates, and nothing here knows whether the bytes still have an owner.
 *
 * ```
 * pointer + 0  address of the first byte
 *         + 4  length in bytes
 * ```
 *
 * The thread that has the pointer writes its words; the bytes belong to somebody else.
 */

/** Bytes of a fat pointer: twice those of an address, as in Rust. */
export const FAT_POINTER = 8;

export const startOf = (words: Int32Array, pointer: number): number => words[pointer >> 2]!;
export const bytesOf = (words: Int32Array, pointer: number): number => words[(pointer >> 2) + 1]!;

/** Points it at `length` bytes from `address`. */
export function pointAt(words: Int32Array, pointer: number, address: number, length: number): void {
  words[pointer >> 2] = address;
  words[(pointer >> 2) + 1] = length;
}

/** `*into = &of[from..to]`. Throws a RangeError where Rust panics: when the range is none, or ends past the end. */
export function slice(words: Int32Array, of: number, from: number, to: number, into: number): void {
  if (from < 0 || from > to || to > bytesOf(words, of)) throw outOfRange(from, to, bytesOf(words, of));
  pointAt(words, into, startOf(words, of) + from, to - from);
}

/** Apart from the check, so that the check stays small. */
const outOfRange = (from: number, to: number, length: number): RangeError =>
  new RangeError(`invalid range: ${from}..${to} of ${length}`);

/** Where `byte` first stands at or after `from` and before `to`; `to` when it does not. */
export function find(bytes: Uint8Array, byte: number, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== byte) at++;
  return at;
}
