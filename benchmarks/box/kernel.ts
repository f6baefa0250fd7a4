/** One owner, on the heap, in TypeScript: the timed loops. Offsets in shared memory stand for Rust's pointers. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { copyBytes } from '../../src/memory/copy.ts';
import { alone, among, type Held, type Scratch } from './allocate-layout.ts';
import { lists, type Row, rows, type Walker } from './list-layout.ts';
import { type Passed, passing } from './move-layout.ts';
import { type Sorted, sorting } from './sort-layout.ts';

// ---- move: one value, passed to a function that is not inlined ----

// #region move/borrow
// #region move/box
// #region move/value
/** The first word and the last, of a value at `address`. */
const look = (words: Int32Array, address: number, size: number): number =>
  (words[address >> 2]! + words[(address + size - 4) >> 2]!) | 0;
// #endregion
// #endregion
// #endregion

// #region move/value
/** The function gets bytes of its own: the value is copied into its frame. */
function passValue({ words, bytes, value, frame, size, callee }: Passed, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    words[value >> 2] = i;
    copyBytes(words, bytes, value, frame, size);
    sum = (Math.imul(sum, 31) + outOfLine(callee, words, frame, size)) | 0;
  }
  return sum >>> 0;
}

const byValue = passing(look, passValue);
// #endregion

// #region move/borrow
// #region move/box
/** The function gets the address. Whether it owns the value now or borrows it, the machine cannot tell. */
function passAddress({ words, value, size, callee }: Passed, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    words[value >> 2] = i;
    sum = (Math.imul(sum, 31) + outOfLine(callee, words, value, size)) | 0;
  }
  return sum >>> 0;
}

const byBox = passing(look, passAddress);
// #endregion

const byBorrow = passing(look, passAddress);
// #endregion

// #region move/vec
/** Address, length and capacity: three words are copied into the frame, whatever they lead to. */
function passVec({ words, value, frame, size, callee }: Passed, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    words[value >> 2] = i;
    words[frame >> 2] = value;
    words[(frame >> 2) + 1] = size >> 2;
    words[(frame >> 2) + 2] = size >> 2;
    sum = (Math.imul(sum, 31) + outOfLine(callee, words, frame, 0)) | 0;
  }
  return sum >>> 0;
}

function lookThrough(words: Int32Array, frame: number): number {
  const first = words[frame >> 2]! >> 2;
  const length = words[(frame >> 2) + 1]!;
  return (words[first]! + words[first + length - 1]!) | 0;
}

const byVec = passing(lookThrough, passVec);
// #endregion

// ---- allocate: room for some bytes, and an end to it ----

// #region allocate/box
/** A block from the heap, its first word written, and the block given back. */
function boxEachTime({ heap, words, size, seed }: Scratch, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const room = heap.allocate(size);
    words[room >> 2] = seed ^ i;
    sum = (Math.imul(sum, 31) + words[room >> 2]!) | 0;
    heap.free(room);
  }
  return sum >>> 0;
}

const box = alone(boxEachTime);
// #endregion

// #region allocate/stack
/** The same room in a frame: the stack's top goes down, and up again. */
function stackEachTime({ words, stack, size, seed }: Scratch, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const top = words[stack]! - size;
    words[stack] = top;
    words[top >> 2] = seed ^ i;
    sum = (Math.imul(sum, 31) + words[top >> 2]!) | 0;
    words[stack] = top + size;
  }
  return sum >>> 0;
}

const stack = alone(stackEachTime);
// #endregion

// #region allocate/among
/** Of many blocks in use, one that nobody could foresee is freed, and a new one takes its place. */
function replaceOne({ heap, words, blocks, count, size, seed }: Held, iterations: number): number {
  let x = seed | 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    const place = blocks + (((x >>> 16) * count) >>> 16);
    const room = heap.allocate(size);
    words[room >> 2] = seed ^ i;
    sum = (Math.imul(sum, 31) + words[room >> 2]!) | 0;
    heap.free(words[place]!);
    words[place] = room;
  }
  return sum >>> 0;
}

const replacing = among(replaceOne);
// #endregion

// ---- list: every element once, round and round ----

// #region list/vector
/** From element to element of a row of words; at its end, from the start again. */
function sumVector(row: Row, iterations: number): number {
  const { words, first, count } = row;
  let { at } = row;
  let sum = 0;
  for (let left = iterations; left > 0; ) {
    const end = Math.min(count, at + left);
    left -= end - at;
    for (; at < end; at++) sum = (sum + words[first + at]!) | 0;
    if (at === count) at = 0;
  }
  row.at = at;
  return sum >>> 0;
}

const vector = rows('values', sumVector);
// #endregion

// #region list/in-order
// #region list/shuffled
/** A node is two words: a value, and the address of the next node. Where that lies, only this node knows. */
function sumList(walker: Walker, iterations: number): number {
  const { words, first } = walker;
  let node = walker.at;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    sum = (sum + words[node >> 2]!) | 0;
    node = words[(node >> 2) + 1]! || first; // 0 is no address
  }
  walker.at = node;
  return sum >>> 0;
}
// #endregion

/** Nodes that were allocated one after the other. */
const inOrder = lists('in order', sumList);
// #endregion

// #region list/shuffled
/** The same nodes, linked in an order that no prefetcher foresees. */
const shuffled = lists('shuffled', sumList);
// #endregion

// #region list/boxes
/** A row of addresses, each somewhere else: where the next ones lie is known long before they are needed. */
function sumBoxes(row: Row, iterations: number): number {
  const { words, first, count } = row;
  let { at } = row;
  let sum = 0;
  for (let left = iterations; left > 0; ) {
    const end = Math.min(count, at + left);
    left -= end - at;
    for (; at < end; at++) sum = (sum + words[words[first + at]! >> 2]!) | 0;
    if (at === count) at = 0;
  }
  row.at = at;
  return sum >>> 0;
}

const boxes = rows('boxes', sumBoxes);
// #endregion

// ---- sort: values by their key ----

/** What a sort has to show for itself: three keys. */
function checksum(sum: number, words: Int32Array, first: number, middle: number, last: number): number {
  const twice = (Math.imul(Math.imul(sum, 31) + words[first]!, 31) + words[middle]!) | 0;
  return (Math.imul(twice, 31) + words[last]!) | 0;
}

// #region sort/boxes
// #region sort/values
// #region sort/index
/** Quicksort (Hoare 1961). `keyAt` and `swap` know whether places hold values, addresses or keys with an index. */
function quicksort(sorted: Sorted, from: number, to: number): void {
  const { words, keyAt, swap } = sorted;
  let first = from;
  let last = to;
  while (first < last) {
    const pivot = words[keyAt(sorted, (first + last) >>> 1)]! >>> 0;
    let i = first;
    let j = last;
    while (i <= j) {
      while (words[keyAt(sorted, i)]! >>> 0 < pivot) i++;
      while (words[keyAt(sorted, j)]! >>> 0 > pivot) j--;
      if (i <= j) swap(sorted, i++, j--);
    }
    // The shorter part by a call, the longer one by the loop: calls never nest deep.
    if (j - first < last - i) {
      quicksort(sorted, first, j);
      first = i;
    } else {
      quicksort(sorted, i, last);
      last = j;
    }
  }
}
// #endregion

/** So many values in all, as many at a time as there are. New keys for each sort: no branch predictor shall learn an order. */
function sortAll(sorted: Sorted, iterations: number): number {
  const { words, keyAt, count, seed } = sorted;
  let x = seed | 0;
  let sum = 0;
  for (let left = iterations; left > 0; left -= count) {
    const some = Math.min(count, left);
    for (let place = 0; place < some; place++) {
      x = (Math.imul(x, 1664525) + 1013904223) | 0;
      words[keyAt(sorted, place)] = x;
    }
    quicksort(sorted, 0, some - 1);
    sum = checksum(sum, words, keyAt(sorted, 0), keyAt(sorted, some >>> 1), keyAt(sorted, some - 1));
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// #region sort/index
// #region sort/values
/** The values themselves change places, by way of a spare one. */
function swapValues({ words, bytes, items, size, spare }: Sorted, i: number, j: number): void {
  if (i === j) return;
  const a = items + i * size;
  const b = items + j * size;
  copyBytes(words, bytes, a, spare, size);
  copyBytes(words, bytes, b, a, size);
  copyBytes(words, bytes, spare, b, size);
}

const valueKey = ({ items, size }: Sorted, place: number): number => (items + place * size) >> 2;
// #endregion

const values = sorting('values', sortAll, valueKey, swapValues);
// #endregion

// #region sort/boxes
/** Addresses change places; the values stay where they are, and every comparison goes there. */
function swapAddresses({ words, pointers }: Sorted, i: number, j: number): void {
  const address = words[pointers + i]!;
  words[pointers + i] = words[pointers + j]!;
  words[pointers + j] = address;
}

const boxKey = ({ words, pointers }: Sorted, place: number): number => words[pointers + place]! >> 2;

const sortedBoxes = sorting('boxes', sortAll, boxKey, swapAddresses);
// #endregion

// #region sort/index
/** Keys and places change places, two words each; then each value goes straight to where it belongs. */
function swapPairs({ words, pointers }: Sorted, i: number, j: number): void {
  const a = pointers + 2 * i;
  const b = pointers + 2 * j;
  const key = words[a]!;
  const place = words[a + 1]!;
  words[a] = words[b]!;
  words[a + 1] = words[b + 1]!;
  words[b] = key;
  words[b + 1] = place;
}

const pairKey = ({ pointers }: Sorted, place: number): number => pointers + 2 * place;

function sortIndex(sorted: Sorted, iterations: number): number {
  const { words, pointers, count, seed } = sorted;
  let x = seed | 0;
  let sum = 0;
  for (let left = iterations; left > 0; left -= count) {
    const some = Math.min(count, left);
    for (let place = 0; place < some; place++) {
      x = (Math.imul(x, 1664525) + 1013904223) | 0;
      words[valueKey(sorted, place)] = x;
      words[pointers + 2 * place] = x;
      words[pointers + 2 * place + 1] = place;
    }
    quicksort(sorted, 0, some - 1);
    settle(sorted, some);
    sum = checksum(sum, words, valueKey(sorted, 0), valueKey(sorted, some >>> 1), valueKey(sorted, some - 1));
  }
  return sum >>> 0;
}

/** The second word of a pair says which value belongs here. Follows the cycles of this permutation. */
function settle(sorted: Sorted, count: number): void {
  const { words, pointers } = sorted;
  for (let start = 0; start < count; start++) {
    let to = start;
    for (;;) {
      const pair = pointers + 2 * to + 1;
      const from = words[pair]!;
      words[pair] = to;
      if (from === start) break;
      swapValues(sorted, to, from);
      to = from;
    }
  }
}

const index = sorting('index', sortIndex, pairKey, swapPairs);
// #endregion

export const kernels: Kernels = {
  move: { value: byValue, box: byBox, vec: byVec, borrow: byBorrow },
  allocate: { box, stack, among: replacing },
  list: { vector, 'in-order': inOrder, shuffled, boxes },
  sort: { values, boxes: sortedBoxes, index },
};
