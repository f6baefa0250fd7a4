/**
 * Where the maps of rc/clone lie: a heap of one thread, and in it ten places for clones (what an array on the stack is to Rust),
 * a map, and the block of an Rc or Arc that owns the map.
 *
 * ```
 * slots   ten words: a clone each
 * strong  the counts, two words; after them the map's table
 * ```
 */
import type { Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import { COUNTS } from '../../src/memory/counted-handle.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { initialize } from '../../src/memory/rc-counts.ts';
import { dropSettings, type Kind, mapBytes, newMap } from './map.ts';

/** Clones that are there at once. */
export const TEN = 10;
/** Words from the strong count to the word that says where the map is. */
export const MAP = COUNTS / 4;
const PAGE = 4096;

export interface Owned {
  readonly heap: Heap;
  readonly words: Int32Array;
  /** Index of the first of ten words. */
  readonly slots: number;
  /** Index of the strong count; the word MAP after it is the map's table. */
  readonly strong: number;
  readonly table: number;
}

/** The last owner drops the map, then the block. */
export function release(heap: Heap, strong: number): void {
  dropSettings(heap, heap.words[strong + MAP]!);
  heap.free(strong * 4);
}

const entriesOf = (parameters: ParameterValues): number => parameters.entries!;

/** The map of the case, with one owner. */
export function owned(kind: Kind, loop: (owned: Owned, iterations: number) => number): Kernel<Owned> {
  return {
    bytes: (parameters) =>
      FIRST_BLOCK + Math.ceil(((TEN + 2) * mapBytes(kind, entriesOf(parameters))) / PAGE) * PAGE + PAGE,
    setup({ memory, parameters, seed }) {
      const heap = Heap.create(memory, { shared: false });
      const { words } = heap;
      const slots = heap.allocate(TEN * 4) >> 2;
      const strong = heap.allocate(COUNTS + 4) >> 2;
      const table = newMap(heap, kind, entriesOf(parameters), seed);
      initialize(words, strong);
      words[strong + MAP] = table;
      return { heap, words, slots, strong, table };
    },
    run: loop,
    audit({ heap, words, strong, table }) {
      verifyHeap(heap);
      if (words[strong] !== 1) return `the strong count is ${words[strong]}, not 1`;
      const blocks = 3 + (kind === 'settings' ? words[table >> 2]! : 0);
      const { live } = heap.statistics;
      return live === blocks ? undefined : `${live - blocks} blocks were not freed`;
    },
  };
}
