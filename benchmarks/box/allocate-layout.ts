/**
 * Heaps to allocate from, and a stack to compare them with.
 *
 * ```
 * byte 0     the top of the stack; it grows down
 * byte 128   a heap of src/memory that no other thread uses, so without a lock, or the stack's room
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';

/** Blocks in use at the same time, where there are many. */
const MANY = 1000;
const HEAP = 128;
const PAGE = 4096;

export interface Scratch {
  readonly heap: Heap;
  readonly words: Int32Array;
  /** Index of the word that says where the stack's top is. */
  readonly stack: number;
  readonly size: number;
  readonly seed: number;
}

export interface Held {
  readonly heap: Heap;
  readonly words: Int32Array;
  /** Index of the first of `count` words that hold the addresses of blocks. */
  readonly blocks: number;
  readonly count: number;
  readonly size: number;
  readonly seed: number;
}

export function alone(loop: (scratch: Scratch, iterations: number) => number): Kernel<Scratch> {
  return {
    bytes: ({ size }) => 2 * (HEAP + FIRST_BLOCK + size! + PAGE),
    setup({ memory, parameters, seed }) {
      const size = parameters.size!;
      const half = memory.byteLength >> 1;
      const heap = Heap.create(memory, { from: HEAP, to: half, shared: false });
      heap.words[0] = memory.byteLength & ~15;
      return { heap, words: heap.words, stack: 0, size, seed };
    },
    run: loop,
    audit({ heap, words, stack }) {
      verifyHeap(heap);
      if (heap.statistics.live !== 0) return `${heap.statistics.live} blocks were not freed`;
      return words[stack] === (words.byteLength & ~15) ? undefined : 'the stack is not empty';
    },
  };
}

export function among(loop: (held: Held, iterations: number) => number): Kernel<Held> {
  return {
    // One more than there are: the new block is there before the old one goes.
    bytes: ({ size }) => HEAP + FIRST_BLOCK + (MANY + 2) * (size! + 32) + 4 * MANY + PAGE,
    setup({ memory, parameters, seed }) {
      const size = parameters.size!;
      const heap = Heap.create(memory, { from: HEAP, shared: false });
      const blocks = heap.allocate(4 * MANY) >> 2;
      for (let place = 0; place < MANY; place++) heap.words[blocks + place] = heap.allocate(size);
      return { heap, words: heap.words, blocks, count: MANY, size, seed };
    },
    run: loop,
    audit({ heap, words, blocks, count }, mine) {
      verifyHeap(heap);
      const { live, allocations } = heap.statistics;
      if (live !== count + 1) return `${live - 1} blocks are in use, not ${count}`;
      if (allocations !== (mine + count + 1) >>> 0)
        return `${allocations - count - 1} allocations, not ${mine}`;
      const distinct = new Set(words.subarray(blocks, blocks + count)).size;
      return distinct === count ? undefined : `${count - distinct} addresses are there twice`;
    },
  };
}
