/**
 * Two generational tables in shared memory. `Slots` is the usual one, `Vec<Option<(u32, T)>>`:
 *
 * ```
 * word 0   is there a tenant?
 * word 1   its generation
 * word 2 … the tenant; while there is none, which slot was vacated before this one
 * ```
 *
 * `Columns` has the same in two arrays, generations and values. An index is two words: place and generation.
 */
import type { Heap } from '../../src/memory/heap.ts';

const NONE = 0;
const SOME = 1;
const HEADER = 2;

export class Slots {
  readonly words: Int32Array;
  readonly #first: number;
  readonly #stride: number;
  readonly #capacity: number;
  #length = 0;
  #free = -1;
  /** Of the next tenant. One counter for all slots: a slot without a tenant remembers nothing. */
  #generation = 1;

  constructor(heap: Heap, capacity: number, valueWords: number) {
    this.words = heap.words;
    this.#stride = HEADER + valueWords;
    this.#capacity = capacity;
    this.#first = heap.allocate(capacity * this.#stride * 4) >> 2;
  }

  get generation(): number {
    return this.#generation;
  }

  get length(): number {
    return this.#length;
  }

  /** Index of the first word of the tenant; 0 when it is not there any more. */
  find(at: number, generation: number): number {
    if (at >>> 0 >= this.#length) return 0;
    const { words } = this;
    const slot = this.#first + at * this.#stride;
    return words[slot] === SOME && words[slot + 1] === generation ? slot + HEADER : 0;
  }

  /** As `find`, for whoever lives there; 0 for nobody. */
  tenant(at: number): number {
    const slot = this.#first + at * this.#stride;
    return this.words[slot] === SOME ? slot + HEADER : 0;
  }

  /** The place of a new tenant, which is of this `generation`. */
  insert(): number {
    const { words } = this;
    const at = this.#free < 0 ? this.#append() : this.#free;
    const slot = this.#first + at * this.#stride;
    if (this.#free >= 0) this.#free = words[slot + HEADER]!;
    words[slot] = SOME;
    words[slot + 1] = this.#generation;
    return at;
  }

  remove(at: number, generation: number): boolean {
    const value = this.find(at, generation);
    if (value === 0) return false;
    this.words[value - HEADER] = NONE;
    this.words[value] = this.#free;
    this.#free = at;
    this.#generation = (this.#generation + 1) | 0;
    return true;
  }

  #append(): number {
    if (this.#length === this.#capacity) throw new RangeError(`all ${this.#capacity} slots are taken`);
    return this.#length++;
  }
}

/** Without insert and remove: nothing in this book needs them. */
export class Columns {
  readonly generations: Int32Array;
  readonly values: Int32Array;
  readonly #valueWords: number;

  /** All of generation 1. */
  constructor(heap: Heap, count: number, valueWords: number) {
    const { buffer } = heap.words;
    this.generations = new Int32Array(buffer, heap.allocate(count * 4), count).fill(1);
    this.values = new Int32Array(buffer, heap.allocate(count * valueWords * 4), count * valueWords);
    this.#valueWords = valueWords;
  }

  /** Index of the value's first word in `values`; -1 when it is not there any more. */
  find(at: number, generation: number): number {
    return this.generations[at] === generation ? at * this.#valueWords : -1;
  }
}
