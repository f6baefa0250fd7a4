/**
 * `slotmap::SlotMap` (the crate) on a heap: values in one growing block, known by generational keys. A key is the number of a slot and the
 * version that the slot had when the value came in. The slot stays behind when the value goes, and remembers: an odd version is
 * occupied, an even one vacant, and each change adds one. So a stale key finds nothing, whoever lives there now, until a slot has
 * been vacated 2^31 times and its versions begin again.
 *
 * ```
 * word 0     version
 * word 1 …   the value; while vacant, the slot that was vacated before this one
 * ```
 *
 * Slot 0 is never occupied, as in the crate. A map belongs to one thread. Addresses of values change when it grows, keys do not.
 */
import { copyBytes } from './copy.ts';
import { type DropValue, nothing } from './counted-handle.ts';
import { OwnershipError } from './errors.ts';
import type { Heap } from './heap.ts';

export interface SlotKey {
  readonly index: number;
  /** Odd. Unsigned. */
  readonly version: number;
}

const FIRST_CAPACITY = 4;

export class SlotMap implements Disposable {
  readonly #heap: Heap;
  readonly #words: Int32Array;
  readonly #dropValue: DropValue;
  /** Words from slot to slot. */
  readonly #stride: number;
  /** Index of slot 0's version. */
  #first = 0;
  /** Slots that were ever occupied, and slot 0. */
  #slots = 1;
  #capacity: number;
  /** The slot that the next value gets: one that was vacated, or the first that never was. */
  #free = 1;
  #length = 0;
  #dropped = false;

  private constructor(heap: Heap, valueBytes: number, capacity: number, dropValue: DropValue) {
    this.#heap = heap;
    this.#words = heap.words;
    this.#dropValue = dropValue;
    this.#stride = 1 + Math.max(1, Math.ceil(valueBytes / 4));
    this.#capacity = capacity + 1;
    this.#first = heap.allocate(this.#capacity * this.#stride * 4) >> 2;
    this.#words[this.#first] = 0;
  }

  /** Room for `capacity` values before it grows. Throws 'out-of-memory'. */
  static new(heap: Heap, valueBytes: number, capacity = FIRST_CAPACITY - 1, dropValue = nothing): SlotMap {
    return new SlotMap(heap, valueBytes, capacity, dropValue);
  }

  /** Values in the map. */
  get length(): number {
    this.#alive();
    return this.#length;
  }

  get capacity(): number {
    this.#alive();
    return this.#capacity - 1;
  }

  /** A slot for a new value (not zeroed): the one that was vacated last, or a new one. Throws 'out-of-memory'. */
  insert(): SlotKey {
    const index = this.occupy();
    return { index, version: this.versionOf(index) >>> 0 };
  }

  /** The byte address of the key's value, good until the map grows; undefined when the value is gone. */
  get({ index, version }: SlotKey): number | undefined {
    return this.find(index, version | 0) * 4 || undefined;
  }

  has({ index, version }: SlotKey): boolean {
    return this.find(index, version | 0) !== 0;
  }

  /** Destroys the key's value and vacates its slot; false when it was gone already. */
  remove({ index, version }: SlotKey): boolean {
    return this.vacate(index, version | 0);
  }

  /** Those of all values, in the order of their slots. */
  *keys(): Generator<SlotKey> {
    this.#alive();
    for (let index = 1; index < this.#slots; index++) {
      const version = this.versionOf(index);
      if (version & 1) yield { index, version: version >>> 0 };
    }
  }

  // ---- the same on plain numbers, for timed loops: nothing here allocates on the JavaScript heap ----

  /** Index of the first word of the value; 0 when it is gone. */
  find(index: number, version: number): number {
    if (index >>> 0 >= this.#slots) return this.#nothing();
    const slot = this.#first + index * this.#stride;
    return this.#words[slot] === version ? slot + 1 : 0;
  }

  /** As a signed word. */
  versionOf(index: number): number {
    this.#alive();
    return this.#words[this.#first + index * this.#stride]!;
  }

  /** The slot of a new value. */
  occupy(): number {
    this.#alive();
    const index = this.#free;
    if (index === this.#slots) this.#append();
    else this.#free = this.#words[this.#first + index * this.#stride + 1]!;
    this.#words[this.#first + index * this.#stride]! |= 1;
    this.#length++;
    return index;
  }

  vacate(index: number, version: number): boolean {
    const value = this.find(index, version);
    if (value === 0) return false;
    try {
      this.#dropValue(this.#heap, value * 4);
    } finally {
      this.#words[value - 1] = version + 1;
      this.#words[value] = this.#free;
      this.#free = index;
      this.#length--;
    }
    return true;
  }

  /** Destroys all values and frees the block. Throws 'use-after-drop' when that was done before. */
  drop(): void {
    this.#alive();
    for (const key of this.keys()) this.#dropValue(this.#heap, this.get(key)!);
    this.#heap.free(this.#first * 4);
    this.#dropped = true;
    this.#slots = 0;
  }

  [Symbol.dispose](): void {
    if (!this.#dropped) this.drop();
  }

  /** One more slot, at version 0. */
  #append(): void {
    if (this.#slots === this.#capacity) this.#grow();
    this.#words[this.#first + this.#slots * this.#stride] = 0;
    this.#slots++;
    this.#free = this.#slots;
  }

  #grow(): void {
    const heap = this.#heap;
    const bytes = this.#capacity * this.#stride * 4;
    const to = heap.allocate(2 * bytes);
    copyBytes(heap.words, heap.bytes, this.#first * 4, to, bytes);
    heap.free(this.#first * 4);
    this.#first = to >> 2;
    this.#capacity *= 2;
  }

  #nothing(): number {
    this.#alive();
    return 0;
  }

  #alive(): void {
    if (this.#dropped) throw new OwnershipError('use-after-drop', 'use after drop: this SlotMap was dropped');
  }
}
