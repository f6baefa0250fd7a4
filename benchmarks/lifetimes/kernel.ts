/** Borrowing without copying, in TypeScript: the timed loops. An address and a length in shared memory stand for Rust's slices. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { copyUnaligned } from '../../src/memory/copy.ts';
import { bytesOf, find, pointAt, slice, startOf } from '../../src/memory/fat-pointer.ts';
import { addressOf, dropString, HEADER, lengthOf, newString } from '../../src/memory/strings.ts';
import { type Book, reading, SENTENCES } from './book-layout.ts';
import { type Passed, passing } from './passing-layout.ts';
import { kindAt, type Source, tokenFrom, tokenizing, tokenTo } from './source-layout.ts';

// ---- excerpt: one sentence after the other, out of one text ----

// #region excerpt/view
// #region excerpt/owned
// #region excerpt/kept
// #region excerpt/find-view
// #region excerpt/find-owned
/** Looks at a sentence, a little: its length and its first letter. */
const look = (length: number, first: number): number => length ^ (first << 16);
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region excerpt/view
/** It is known where the sentences begin and end. Lends each. */
function viewEach({ words, bytes, text, places, view }: Book, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const place = (places >> 2) + 2 * (i % SENTENCES);
    slice(words, text, words[place]!, words[place + 1]!, view);
    sum = (Math.imul(sum, 31) + look(bytesOf(words, view), bytes[startOf(words, view)]!)) | 0;
  }
  return sum >>> 0;
}
// #endregion

// #region excerpt/owned
// #region excerpt/find-owned
/** `view.to_string()`: a block, and a copy of the bytes. */
function toOwned({ heap, words, bytes }: Book | Source, view: number, owned: number): void {
  newString(heap, owned, bytesOf(words, view));
  copyUnaligned(bytes, startOf(words, view), addressOf(words, owned), lengthOf(words, owned));
}
// #endregion

/** The same sentences, each in a String of its own. */
function ownEach(book: Book, iterations: number): number {
  const { heap, words, bytes, text, places, view, owned } = book;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const place = (places >> 2) + 2 * (i % SENTENCES);
    slice(words, text, words[place]!, words[place + 1]!, view);
    toOwned(book, view, owned);
    sum = (Math.imul(sum, 31) + look(lengthOf(words, owned), bytes[addressOf(words, owned)]!)) | 0;
    dropString(heap, owned);
  }
  return sum >>> 0;
}
// #endregion

// #region excerpt/kept
/** A view that sees to it that its text stays: JavaScript's own, an object that knows its buffer. */
function keepEach({ words, bytes, text, places }: Book, iterations: number): number {
  const start = startOf(words, text);
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const place = (places >> 2) + 2 * (i % SENTENCES);
    const kept = bytes.subarray(start + words[place]!, start + words[place + 1]!);
    sum = (Math.imul(sum, 31) + look(kept.length, kept[0]!)) | 0;
  }
  return sum >>> 0;
}
// #endregion

const PERIOD = 46;

// #region excerpt/find-view
/** Looks for the end of each sentence, and lends it. */
function findEach({ words, bytes, text, view }: Book, iterations: number): number {
  const start = startOf(words, text);
  const end = start + bytesOf(words, text);
  let sum = 0;
  for (let i = 0, from = start; i < iterations; i++) {
    const period = find(bytes, PERIOD, from, end);
    slice(words, text, from - start, period + 1 - start, view);
    sum = (Math.imul(sum, 31) + look(bytesOf(words, view), bytes[startOf(words, view)]!)) | 0;
    from = period + 1 === end ? start : period + 1;
  }
  return sum >>> 0;
}
// #endregion

// #region excerpt/find-owned
/** Looks for the end of each sentence, and copies it into a String. */
function findAndOwnEach(book: Book, iterations: number): number {
  const { heap, words, bytes, text, view, owned } = book;
  const start = startOf(words, text);
  const end = start + bytesOf(words, text);
  let sum = 0;
  for (let i = 0, from = start; i < iterations; i++) {
    const period = find(bytes, PERIOD, from, end);
    slice(words, text, from - start, period + 1 - start, view);
    toOwned(book, view, owned);
    sum = (Math.imul(sum, 31) + look(lengthOf(words, owned), bytes[addressOf(words, owned)]!)) | 0;
    from = period + 1 === end ? start : period + 1;
    dropString(heap, owned);
  }
  return sum >>> 0;
}
// #endregion

// ---- parser: a text into a list of tokens, which is read and dropped ----

// #region parser/borrow
/** A token that refers to the text: its kind, an address and a length. */
const TOKEN = 12;

function borrowTokens({ heap, words, bytes, text, tokens }: Source, iterations: number): number {
  const list = heap.allocate(tokens * TOKEN);
  const end = startOf(words, text) + bytesOf(words, text);
  let sum = 0;
  for (let left = iterations; left > 0; ) {
    const some = Math.min(left, tokens);
    const listEnd = list + some * TOKEN;
    let at = startOf(words, text);
    for (let token = list; token < listEnd; token += TOKEN) {
      const from = tokenFrom(bytes, at);
      const kind = kindAt(bytes, from);
      at = tokenTo(bytes, from, end, kind);
      words[token >> 2] = kind;
      pointAt(words, token + 4, from, at - from);
    }
    for (let token = list; token < listEnd; token += TOKEN) {
      const looked = look(bytesOf(words, token + 4), bytes[startOf(words, token + 4)]!);
      sum = (Math.imul(sum, 31) + (words[token >> 2]! ^ looked)) | 0;
    }
    left -= some;
  }
  heap.free(list);
  return sum >>> 0;
}
// #endregion

// #region parser/own
/** A token that has a text of its own: its kind, and the header of a String. */
const OWN_TOKEN = 4 + HEADER;

function ownTokens({ heap, words, bytes, text, tokens }: Source, iterations: number): number {
  const list = heap.allocate(tokens * OWN_TOKEN);
  const end = startOf(words, text) + bytesOf(words, text);
  let sum = 0;
  for (let left = iterations; left > 0; ) {
    const some = Math.min(left, tokens);
    const listEnd = list + some * OWN_TOKEN;
    let at = startOf(words, text);
    for (let token = list; token < listEnd; token += OWN_TOKEN) {
      const from = tokenFrom(bytes, at);
      const kind = kindAt(bytes, from);
      at = tokenTo(bytes, from, end, kind);
      words[token >> 2] = kind;
      newString(heap, token + 4, at - from);
      copyUnaligned(bytes, from, addressOf(words, token + 4), at - from);
    }
    for (let token = list; token < listEnd; token += OWN_TOKEN) {
      const looked = look(lengthOf(words, token + 4), bytes[addressOf(words, token + 4)]!);
      sum = (Math.imul(sum, 31) + (words[token >> 2]! ^ looked)) | 0;
    }
    for (let token = list; token < listEnd; token += OWN_TOKEN) dropString(heap, token + 4);
    left -= some;
  }
  heap.free(list);
  return sum >>> 0;
}
// #endregion

// #region parser/range
/** A token that says where in the text it stands. Whoever wants to read it must bring the text. */
const SPAN = 12;

function spanTokens({ heap, words, bytes, text, view, tokens }: Source, iterations: number): number {
  const list = heap.allocate(tokens * SPAN);
  const start = startOf(words, text);
  const end = start + bytesOf(words, text);
  let sum = 0;
  for (let left = iterations; left > 0; ) {
    const some = Math.min(left, tokens);
    const listEnd = list + some * SPAN;
    let at = start;
    for (let token = list; token < listEnd; token += SPAN) {
      const from = tokenFrom(bytes, at);
      const kind = kindAt(bytes, from);
      at = tokenTo(bytes, from, end, kind);
      words[token >> 2] = kind;
      words[(token >> 2) + 1] = from - start;
      words[(token >> 2) + 2] = at - start;
    }
    for (let token = list; token < listEnd; token += SPAN) {
      slice(words, text, words[(token >> 2) + 1]!, words[(token >> 2) + 2]!, view); // checked once more
      const looked = look(bytesOf(words, view), bytes[startOf(words, view)]!);
      sum = (Math.imul(sum, 31) + (words[token >> 2]! ^ looked)) | 0;
    }
    left -= some;
  }
  heap.free(list);
  return sum >>> 0;
}
// #endregion

// ---- pass: a value is lent to a function that is not inlined ----

// #region pass/reference
// #region pass/pointer
/** The first word and the last, of a value at `address`. */
const ends = (words: Int32Array, address: number, size: number): number =>
  (words[address >> 2]! + words[(address + size - 4) >> 2]!) | 0;

/** The function gets the address. Here there is nothing that a reference could be instead. */
function passAddress({ words, value, size, callee }: Passed, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    words[value >> 2] = i;
    sum = (Math.imul(sum, 31) + outOfLine(callee, words, value, size)) | 0;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

const borrowing = tokenizing(TOKEN, false, borrowTokens);
const owning = tokenizing(OWN_TOKEN, true, ownTokens);
const ranging = tokenizing(SPAN, false, spanTokens);

export const kernels: Kernels = {
  excerpt: {
    view: reading(0, viewEach),
    owned: reading(1, ownEach),
    kept: reading(0, keepEach),
    'find-view': reading(0, findEach),
    'find-owned': reading(1, findAndOwnEach),
  },
  parser: { borrow: borrowing, own: owning, range: ranging },
  pass: { reference: passing(ends, passAddress), pointer: passing(ends, passAddress) },
};
