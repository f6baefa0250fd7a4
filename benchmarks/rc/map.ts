/**
 * Hash maps on a heap, as far as their clones are concerned: laid out as std's are on wasm32 (a table of a power of two of places, at
 * most 7 of 8 taken), found by linear probing.
 *
 * ```
 * table + 0   entries, places
 * table + 8   a place after the other, `PLACE[kind]` bytes each; its first word is 0 when nobody has it
 *             settings: address of the key's text, its length, the value, 0
 *             numbers:  the key, the value
 * ```
 *
 * A table and each text is a block of the heap. One thread writes it all.
 */
import { copyBytes } from '../../src/memory/copy.ts';
import type { Heap } from '../../src/memory/heap.ts';

/** What the keys are: texts, which own a block each, or numbers. */
export type Kind = 'settings' | 'numbers';

const PLACE = { settings: 16, numbers: 8 } as const satisfies Record<Kind, number>;
const TABLE = 8;
const FACTOR = 0x9e3779b1;

/** Bytes of a key's text: `key-` and eight hexadecimal digits. */
const KEY = 12;

/** Places in the table for so many entries. */
export const placesFor = (entries: number): number => 2 ** Math.ceil(Math.log2((entries * 8) / 7));

const tableBytes = (kind: Kind, places: number): number => TABLE + places * PLACE[kind];

/** At least what a map takes of a heap, with the heap's own headers. */
export const mapBytes = (kind: Kind, entries: number): number =>
  tableBytes(kind, placesFor(entries)) + 16 + (kind === 'settings' ? entries * (KEY + 20) : 0);

/** The number of entry `n`: different for each. Odd, and so never 0. */
export const keyOf = (n: number, seed: number): number => (Math.imul(2 * n + 1, FACTOR) + 2 * seed) | 0;

export const valueFor = (key: number): number => (Math.imul(key, 1664525) + 1013904223) | 0;

/** A map of so many entries, the same for the same seed; returns its table. */
export function newMap(heap: Heap, kind: Kind, entries: number, seed: number): number {
  const { words } = heap;
  const places = placesFor(entries);
  const table = heap.allocate(tableBytes(kind, places));
  words.fill(0, table >> 2, (table + tableBytes(kind, places)) >> 2);
  words[table >> 2] = entries;
  words[(table >> 2) + 1] = places;
  for (let n = 0; n < entries; n++) {
    const key = keyOf(n, seed);
    const place = find(heap, kind, table, key);
    words[place] = kind === 'numbers' ? key : newText(heap, key);
    if (kind === 'settings') words[place + 1] = KEY;
    words[place + PLACE[kind] / 4 - (kind === 'settings' ? 2 : 1)] = valueFor(key);
  }
  return table;
}

function newText(heap: Heap, key: number): number {
  const text = `key-${(key >>> 0).toString(16).padStart(8, '0')}`;
  const address = heap.allocate(KEY);
  for (let i = 0; i < KEY; i++) heap.bytes[address + i] = text.charCodeAt(i);
  return address;
}

/** Index of the place that has the key, or of the free one where it would stand. */
function find({ words, bytes }: Heap, kind: Kind, table: number, key: number): number {
  const places = words[(table >> 2) + 1]!;
  const first = (table + TABLE) >> 2;
  const step = PLACE[kind] / 4;
  for (let at = Math.imul(key, FACTOR) >>> 0; ; at++) {
    const place = first + (at % places) * step;
    const found = words[place]!;
    if (found === 0 || found === key) return place;
    if (kind === 'settings') {
      const digits = String.fromCharCode(...bytes.subarray(found + 4, found + KEY));
      if (Number.parseInt(digits, 16) === key >>> 0) return place;
    }
  }
}

/** The value of a key, or undefined. */
export function lookUp(heap: Heap, kind: Kind, table: number, key: number): number | undefined {
  const place = find(heap, kind, table, key);
  if (heap.words[place] === 0) return undefined;
  return heap.words[place + (kind === 'settings' ? 2 : 1)];
}

// #region clone-settings
/** `HashMap<String, u32>::clone`: a table of the same size, and for each entry a block for its text. */
export function cloneSettings(heap: Heap, table: number): number {
  const { words, bytes } = heap;
  const places = words[(table >> 2) + 1]!;
  const size = TABLE + places * PLACE.settings;
  const copy = heap.allocate(size);
  copyBytes(words, bytes, table, copy, size);
  const end = (copy + size) >> 2;
  for (let place = (copy + TABLE) >> 2; place < end; place += PLACE.settings / 4) {
    const text = words[place]!;
    if (text === 0) continue;
    const length = words[place + 1]!;
    const own = heap.allocate(length);
    copyBytes(words, bytes, text, own, length);
    words[place] = own;
  }
  return copy;
}

export function dropSettings(heap: Heap, table: number): void {
  const { words } = heap;
  const end = (table + TABLE + words[(table >> 2) + 1]! * PLACE.settings) >> 2;
  for (let place = (table + TABLE) >> 2; place < end; place += PLACE.settings / 4) {
    const text = words[place]!;
    if (text !== 0) heap.free(text);
  }
  heap.free(table);
}
// #endregion

// #region clone-numbers
/** `HashMap<u32, u32>::clone`: one block, copied as it is. */
export function cloneNumbers(heap: Heap, table: number): number {
  const size = TABLE + heap.words[(table >> 2) + 1]! * PLACE.numbers;
  const copy = heap.allocate(size);
  copyBytes(heap.words, heap.bytes, table, copy, size);
  return copy;
}
// #endregion
