/**
 * Where the values lie. Thread 0 is the only one; it writes everything.
 *
 * ```
 * byte 0       word 0: the sum that counted values are added to when they are dropped
 * byte 128     partners: for each place of the vector, the place that its box is swapped with
 * …            the vector: numbers (two words each), addresses (one), or headers of strings (three)
 * …            a heap (src/memory) for boxes and strings, or a bump region for the arena
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { OwnershipError } from '../../src/memory/errors.ts';
import { Heap } from '../../src/memory/heap.ts';
import { BLOCK_HEADER, blockSize, FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';

const PARTNERS = 128;
const LINE = 128;
/** Words of the widest value in the vector: address, length and capacity of a string. */
const WIDEST = 3;
export const TEXT = 16;

/** A region from which is taken by moving one number, and which is given back whole. */
export class Bump {
  readonly #start: number;
  readonly #end: number;
  #next: number;

  constructor(start: number, end: number) {
    this.#start = start;
    this.#end = end;
    this.#next = start;
  }

  /** The address of `bytes` bytes, a multiple of 8. Throws 'out-of-memory'. */
  allocate(bytes: number): number {
    const address = this.#next;
    if (address + bytes > this.#end)
      throw new OwnershipError('out-of-memory', `out of memory: no room for ${bytes} bytes`);
    this.#next = address + bytes;
    return address;
  }

  /** All that was taken is free again. */
  reset(): void {
    this.#next = this.#start;
  }

  get used(): number {
    return this.#next - this.#start;
  }
}

export interface Values {
  readonly words: Int32Array;
  /** Index of the vector's first word, and of its first partner. */
  readonly vector: number;
  readonly partners: number;
  /** The vector is filled with so many, then emptied. */
  readonly batch: number;
  readonly seed: number;
  readonly heap: Heap;
  readonly bump: Bump;
  /** The four words of the text that strings are made of. */
  readonly text: Int32Array;
}

/** Inside-out Fisher and Yates: place i is swapped with one of the places up to it. In order: with itself. */
function fillPartners(words: Int32Array, batch: number, seed: number, shuffled: boolean): void {
  let x = seed | 0;
  for (let place = 0; place < batch; place++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    const random = (x ^ (x >>> 16)) >>> 0;
    words[(PARTNERS >> 2) + place] = shuffled ? random % (place + 1) : place;
  }
}

/** Small letters, which ones depends on the seed. */
function textOf(seed: number): Int32Array {
  const letters = Array.from({ length: TEXT }, (_, i) => 97 + (((seed >>> 0) + i) % 26));
  return new Int32Array(Uint8Array.from(letters).buffer);
}

const vectorFrom = (batch: number): number => PARTNERS + Math.ceil((batch * 4) / LINE) * LINE;
const heapFrom = (batch: number): number => vectorFrom(batch) + Math.ceil((batch * WIDEST * 4) / LINE) * LINE;

export function values(
  loop: (values: Values, iterations: number) => number,
  options: { readonly shuffled?: boolean } = {},
): Kernel<Values> {
  return {
    bytes: ({ values: batch }) =>
      heapFrom(batch!) + FIRST_BLOCK + batch! * blockSize(TEXT) + 2 * BLOCK_HEADER + LINE,
    setup({ memory, parameters, seed }) {
      const words = new Int32Array(memory);
      const batch = parameters.values!;
      fillPartners(words, batch, seed, options.shuffled === true);
      const from = heapFrom(batch);
      // A variant uses one of the two, so they may lie in the same place.
      const heap = Heap.create(memory, { from, shared: false });
      const bump = new Bump(from + FIRST_BLOCK + BLOCK_HEADER, memory.byteLength - LINE);
      const vector = vectorFrom(batch) >> 2;
      return { words, vector, partners: PARTNERS >> 2, batch, seed, heap, bump, text: textOf(seed) };
    },
    run: loop,
    audit({ heap, bump }) {
      if (heap.statistics.live !== 0) return `${heap.statistics.live} blocks were not given back`;
      if (bump.used !== 0) return `${bump.used} bytes of the region were not given back`;
      if (heap.statistics.allocations > 0) verifyHeap(heap);
      return undefined;
    },
  };
}
