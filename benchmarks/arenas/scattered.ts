/** Blocks of a heap in an order left to chance: where the allocations of a program end up that has allocated and freed for a while. */
import type { Heap } from '../../src/memory/heap.ts';
import type { Place } from './layout.ts';

/** `count` blocks, allocated at once and then handed out one by one. */
export function scatteredBlocks(heap: Heap, count: number, bytes: number, seed: number): Place {
  const blocks = Int32Array.from({ length: count }, () => heap.allocate(bytes));
  let x = seed ^ 0x9e3779b9;
  // Fisher and Yates's.
  for (let last = count - 1; last > 0; last--) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    const other = Math.floor(((x >>> 0) * (last + 1)) / 2 ** 32);
    const block = blocks[last]!;
    blocks[last] = blocks[other]!;
    blocks[other] = block;
  }
  let left = count;
  return {
    allocate: () => {
      if (left === 0) throw new RangeError(`all ${count} blocks are taken`);
      return blocks[--left]!;
    },
  };
}
