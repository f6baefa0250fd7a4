/** Cleaning up, in TypeScript: the timed loops. Blocks are those of src/memory. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { TEXT, type Values, values } from './bulk-layout.ts';
import { type Door, door } from './scope-layout.ts';

// ---- bulk: a vector is filled, then emptied; one operation is one value. The last filling of a call may be a part of one ----

// #region bulk/plain
/** Numbers. When the vector is emptied, there is nothing to do. */
function plain({ words, vector, batch, seed }: Values, iterations: number): number {
  let sum = 0;
  for (let left = iterations; left > 0; left -= batch) {
    const count = Math.min(left, batch);
    for (let i = 0, at = vector; i < count; i++, at += 2) {
      words[at] = seed + i;
      words[at + 1] = 0; // 64 bits
    }
    sum = (Math.imul(sum, 31) + words[vector + 2 * count - 2]!) | 0;
  }
  return sum >>> 0;
}
// #endregion

// #region bulk/empty
function dropEmpty(_words: Int32Array, _at: number): void {}

/** Numbers with a destructor that does nothing. V8 sees that, and still walks through the vector. */
function empty({ words, vector, batch, seed }: Values, iterations: number): number {
  let sum = 0;
  for (let left = iterations; left > 0; left -= batch) {
    const count = Math.min(left, batch);
    for (let i = 0, at = vector; i < count; i++, at += 2) {
      words[at] = seed + i;
      words[at + 1] = 0;
    }
    sum = (Math.imul(sum, 31) + words[vector + 2 * count - 2]!) | 0;
    for (let i = 0, at = vector; i < count; i++, at += 2) dropEmpty(words, at);
  }
  return sum >>> 0;
}
// #endregion

// #region bulk/counted
/** The word that dropped numbers are added to. */
const DROPPED = 0;

function dropCounted(words: Int32Array, at: number): void {
  words[DROPPED] = words[DROPPED]! + words[at]!;
}

function counted({ words, vector, batch, seed }: Values, iterations: number): number {
  let sum = 0;
  words[DROPPED] = 0;
  for (let left = iterations; left > 0; left -= batch) {
    const count = Math.min(left, batch);
    for (let i = 0, at = vector; i < count; i++, at += 2) {
      words[at] = seed + i;
      words[at + 1] = 0;
    }
    sum = (Math.imul(sum, 31) + words[vector + 2 * count - 2]!) | 0;
    for (let i = 0, at = vector; i < count; i++, at += 2) dropCounted(words, at);
  }
  return (sum ^ words[DROPPED]!) >>> 0;
}
// #endregion

// #region bulk/shuffled
// #region bulk/box
/** Each number in a block of the heap. Each is swapped with its partner: with itself, or with one before it. */
function boxes({ words, vector, partners, batch, seed, heap }: Values, iterations: number): number {
  let sum = 0;
  for (let left = iterations; left > 0; left -= batch) {
    const count = Math.min(left, batch);
    for (let i = 0; i < count; i++) {
      const block = heap.allocate(8);
      words[block >> 2] = seed + i;
      words[(block >> 2) + 1] = 0;
      words[vector + i] = block;
      const partner = vector + words[partners + i]!;
      words[vector + i] = words[partner]!;
      words[partner] = block;
    }
    sum = (Math.imul(sum, 31) + words[words[vector + count - 1]! >> 2]!) | 0;
    for (let i = 0; i < count; i++) heap.free(words[vector + i]!);
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// #region bulk/string
/** As a `String` is: the text in a block of its own; its address, capacity and length in the vector. */
function strings({ words, vector, batch, heap, text }: Values, iterations: number): number {
  let sum = 0;
  for (let left = iterations; left > 0; left -= batch) {
    const count = Math.min(left, batch);
    for (let i = 0, at = vector; i < count; i++, at += 3) {
      const block = heap.allocate(TEXT);
      for (let word = 0; word < TEXT / 4; word++) words[(block >> 2) + word] = text[word]!;
      words[at] = block;
      words[at + 1] = TEXT;
      words[at + 2] = TEXT;
    }
    const last = vector + 3 * (count - 1);
    sum = (Math.imul(sum, 31) + (words[words[last]! >> 2]! & 0xff) + words[last + 2]!) | 0;
    for (let i = 0, at = vector; i < count; i++, at += 3) heap.free(words[at]!);
  }
  return sum >>> 0;
}
// #endregion

// #region bulk/arena
/** One step forward for each number, one step back for all of them. */
function inArena({ words, vector, batch, seed, bump }: Values, iterations: number): number {
  let sum = 0;
  for (let left = iterations; left > 0; left -= batch) {
    const count = Math.min(left, batch);
    for (let i = 0; i < count; i++) {
      const place = bump.allocate(8);
      words[place >> 2] = seed + i;
      words[(place >> 2) + 1] = 0;
      words[vector + i] = place;
    }
    sum = (Math.imul(sum, 31) + words[words[vector + count - 1]! >> 2]!) | 0;
    bump.reset();
  }
  return sum >>> 0;
}
// #endregion

// ---- scope: entered, worked, left ----

// #region scope/registered
// #region scope/guard
// #region scope/finally
/** Inside from its making to its end. */
class Inside implements Disposable {
  readonly words: Int32Array;
  readonly at: number;

  constructor(words: Int32Array, at: number) {
    this.words = words;
    this.at = at;
    words[at] = words[at]! + 1;
  }

  [Symbol.dispose](): void {
    this.words[this.at] = this.words[this.at]! - 1;
  }
}
// #endregion
// #endregion
// #endregion

// #region scope/registered
// #region scope/guard
// #region scope/finally
// #region scope/by-hand
/** What is done inside: it looks who is there, then takes its steps. */
function visit({ words, at, work }: Door, x: number): number {
  let y = (x + words[at]!) | 0;
  for (let step = 0; step < work; step++) y = (Math.imul(y, 1664525) + 1013904223) | 0;
  return y;
}
// #endregion
// #endregion
// #endregion
// #endregion

// #region scope/by-hand
function byHand(door: Door, iterations: number): number {
  const { words, at, seed } = door;
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    words[at] = words[at]! + 1;
    x = visit(door, x);
    words[at] = words[at]! - 1;
  }
  return x >>> 0;
}
// #endregion

// #region scope/finally
function withFinally(door: Door, iterations: number): number {
  const { words, at, seed } = door;
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    const inside = new Inside(words, at);
    try {
      x = visit(door, x);
    } finally {
      inside[Symbol.dispose]();
    }
  }
  return x >>> 0;
}
// #endregion

// #region scope/guard
function guard(door: Door, iterations: number): number {
  const { words, at, seed } = door;
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    using _inside = new Inside(words, at);
    x = visit(door, x);
  }
  return x >>> 0;
}
// #endregion

// #region scope/registered
function registered(door: Door, iterations: number): number {
  const { words, at, seed, register } = door;
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    using inside = new Inside(words, at);
    register.register(inside, 'a visitor', inside); // should it be forgotten, it is found some day
    x = visit(door, x);
    register.unregister(inside);
  }
  return x >>> 0;
}
// #endregion

export const kernels: Kernels = {
  bulk: {
    plain: values(plain),
    empty: values(empty),
    counted: values(counted),
    box: values(boxes),
    shuffled: values(boxes, { shuffled: true }),
    string: values(strings),
    arena: values(inArena),
  },
  scope: {
    'by-hand': door(byHand),
    finally: door(withFinally),
    guard: door(guard),
    registered: door(registered),
  },
};
