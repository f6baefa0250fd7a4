/**
 * `String` and `Vec<String>` on a heap, as plain functions: nothing here allocates on the JavaScript heap.
 * string-vec.ts makes handles of them.
 *
 * Both are a header of three words, as in Rust for 32 bits, which lies wherever its owner wants it:
 *
 * ```
 * header + 0  address of the block    0 while there is none (capacity 0)
 *        + 4  capacity                bytes of a String, strings of a Vec
 *        + 8  length
 * ```
 *
 * A String's block holds its bytes; a Vec's block holds the headers of its strings, one after the other. All words are
 * written by the thread that owns the header.
 */
import { copyBytes } from './copy.ts';
import type { Heap } from './heap.ts';

/** Bytes of a header. */
export const HEADER = 12;

const CAPACITY = 1;
const LENGTH = 2;

/** Blocks begin and end on a multiple of 8, so copying whole words reads and writes nobody else's. */
const wholeWords = (bytes: number): number => (bytes + 3) & ~3;

export const addressOf = (words: Int32Array, header: number): number => words[header >> 2]!;
export const lengthOf = (words: Int32Array, header: number): number => words[(header >> 2) + LENGTH]!;
/** The header of a Vec's string `i`. */
export const stringAt = (words: Int32Array, header: number, i: number): number =>
  words[header >> 2]! + i * HEADER;

function write(words: Int32Array, header: number, address: number, capacity: number, length: number): void {
  const at = header >> 2;
  words[at] = address;
  words[at + CAPACITY] = capacity;
  words[at + LENGTH] = length;
}

// ---- String ----

/** `String::with_capacity(length)`, its bytes left to the caller. Nothing is allocated for length 0. */
export function newString(heap: Heap, header: number, length: number): void {
  write(heap.words, header, length > 0 ? heap.allocate(length) : 0, length, length);
}

/** `*to = from.clone()`, where `to` holds nothing: a block of the same length, and a copy of the bytes. */
export function cloneString(heap: Heap, from: number, to: number): void {
  const { words } = heap;
  const length = lengthOf(words, from);
  newString(heap, to, length);
  if (length > 0)
    copyBytes(words, heap.bytes, addressOf(words, from), addressOf(words, to), wholeWords(length));
}

/** `to.clone_from(&from)`: into the block that `to` has, if it is large enough. */
function cloneStringInto(heap: Heap, from: number, to: number): void {
  const { words } = heap;
  const length = lengthOf(words, from);
  if (length > words[(to >> 2) + CAPACITY]!) {
    dropString(heap, to);
    cloneString(heap, from, to);
    return;
  }
  if (length > 0)
    copyBytes(words, heap.bytes, addressOf(words, from), addressOf(words, to), wholeWords(length));
  words[(to >> 2) + LENGTH] = length;
}

/** Frees the block; the header is left as an empty String's. */
export function dropString(heap: Heap, header: number): void {
  const address = addressOf(heap.words, header);
  if (address !== 0) heap.free(address);
  write(heap.words, header, 0, 0, 0);
}

// ---- Vec<String> ----

/** A Vec of `length` empty Strings. */
export function newStrings(heap: Heap, header: number, length: number): void {
  const address = length > 0 ? heap.allocate(length * HEADER) : 0;
  write(heap.words, header, address, length, length);
  for (let i = 0; i < length; i++) write(heap.words, address + i * HEADER, 0, 0, 0);
}

/** `*to = from.clone()`, where `to` holds nothing: a block for the headers, and a clone of each String. */
export function cloneStrings(heap: Heap, from: number, to: number): void {
  const { words } = heap;
  const length = lengthOf(words, from);
  const address = length > 0 ? heap.allocate(length * HEADER) : 0;
  write(words, to, address, length, length);
  for (let i = 0; i < length; i++) cloneString(heap, stringAt(words, from, i), address + i * HEADER);
}

/** `to.clone_from(&from)`: into the Strings that `to` has; what is too many is dropped, what is missing is cloned. */
export function cloneStringsInto(heap: Heap, from: number, to: number): void {
  const { words } = heap;
  const length = lengthOf(words, from);
  if (length > words[(to >> 2) + CAPACITY]!) {
    dropStrings(heap, to);
    cloneStrings(heap, from, to);
    return;
  }
  const kept = Math.min(length, lengthOf(words, to));
  for (let i = length; i < lengthOf(words, to); i++) dropString(heap, stringAt(words, to, i));
  for (let i = 0; i < kept; i++) cloneStringInto(heap, stringAt(words, from, i), stringAt(words, to, i));
  for (let i = kept; i < length; i++) cloneString(heap, stringAt(words, from, i), stringAt(words, to, i));
  words[(to >> 2) + LENGTH] = length;
}

/** Frees each String, then the block; the header is left as an empty Vec's. */
export function dropStrings(heap: Heap, header: number): void {
  const { words } = heap;
  const length = lengthOf(words, header);
  for (let i = 0; i < length; i++) dropString(heap, stringAt(words, header, i));
  dropString(heap, header);
}
