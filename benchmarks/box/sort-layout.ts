/**
 * What is sorted: values of one size, each with a key in its first word and with its own number in all others.
 *
 * ```
 * byte 128   a heap of src/memory. In it: the values in one block, or each in a block of its own;
 *            the addresses, or the pairs of a key and a place; a spare place for a value
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';

const HEAP = 128;

export interface Sorted {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** Address of the first value, where they lie side by side. */
  readonly items: number;
  /** Index of the first address, or of the first pair of a key and a place. */
  readonly pointers: number;
  /** Address of room for one value. */
  readonly spare: number;
  readonly size: number;
  readonly count: number;
  readonly seed: number;
  /** Index of the word that holds the key of a place. */
  readonly keyAt: (sorted: Sorted, place: number) => number;
  readonly swap: (sorted: Sorted, i: number, j: number) => void;
}

export function sorting(
  kind: 'values' | 'boxes' | 'index',
  loop: (sorted: Sorted, iterations: number) => number,
  keyAt: Sorted['keyAt'],
  swap: Sorted['swap'],
): Kernel<Sorted> {
  return {
    bytes: ({ size, count }) => HEAP + FIRST_BLOCK + (count! + 2) * (size! + 24) + 8 * count!,
    setup({ memory, parameters, seed }) {
      const size = parameters.size!;
      const count = parameters.count!;
      const heap = Heap.create(memory, { from: HEAP, shared: false });
      const { words, bytes } = heap;
      const pointers = heap.allocate(8 * count) >> 2;
      const spare = heap.allocate(size);
      const items = kind === 'boxes' ? 0 : heap.allocate(count * size);
      for (let place = 0; place < count; place++) {
        const item = kind === 'boxes' ? heap.allocate(size) : items + place * size;
        words.fill(place, (item >> 2) + 1, (item + size) >> 2);
        words[pointers + place] = item;
      }
      return { words, bytes, items, pointers, spare, size, count, seed, keyAt, swap };
    },
    run: loop,
    audit: (sorted) => wrongWith(sorted, kind),
  };
}

/** Whole, and all there. That they are in order shows in the checksum. */
function wrongWith(
  { words, items, pointers, size, count }: Sorted,
  kind: 'values' | 'boxes' | 'index',
): string | undefined {
  const seen = new Set<number>();
  for (let place = 0; place < count; place++) {
    const item = (kind === 'boxes' ? words[pointers + place]! : items + place * size) >> 2;
    const rest = words.subarray(item + 1, item + (size >> 2));
    if (rest.some((word) => word !== rest[0])) return `the value at place ${place} was torn`;
    seen.add(rest[0]!);
  }
  return seen.size === count ? undefined : `${count - seen.size} values were lost`;
}
