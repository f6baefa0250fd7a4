/**
 * A text of so many sentences, and where each of them stands; in a heap of its own, with the Strings that are made of it.
 *
 * ```
 * text     a block with the text
 * places   a block: for each sentence where it begins in the text, and where it ends
 * headers  a block: the view of the whole text, the view that a loop makes, the String that it makes
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { FAT_POINTER, pointAt } from '../../src/memory/fat-pointer.ts';
import { Heap } from '../../src/memory/heap.ts';
import { blockSize, FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { HEADER } from '../../src/memory/strings.ts';
import { drawn, step } from './random.ts';

/** A power of two: the loops go round them. */
export const SENTENCES = 512;
const PERIOD = 46;
const PAGE = 4096;

/** Addresses in bytes. */
export interface Book {
  readonly heap: Heap;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** A fat pointer to the text. */
  readonly text: number;
  /** Two words for each sentence. */
  readonly places: number;
  /** Where a view goes, and where a String's header goes: what Rust keeps on the stack. */
  readonly view: number;
  readonly owned: number;
  readonly blocks: number;
}

/** Bytes of the longest sentence. */
const longest = (length: number): number => length - (length >> 1) + (length >> 1) * 2;

/** Sentences of `length` bytes on average, from half of that to half as much again. `places` gets where each begins and ends. */
function fillBook(bytes: Uint8Array, start: number, places: Int32Array, length: number, seed: number): void {
  const half = length >> 1;
  let x = seed | 0;
  let at = 0;
  for (let i = 0; i < SENTENCES; i++) {
    x = step(x);
    const end = at + length - half + (drawn(x) % (half * 2 + 1)) - 1;
    places[2 * i] = at;
    for (; at < end; at++) {
      x = step(x);
      bytes[start + at] = 97 + (drawn(x) % 26);
    }
    bytes[start + at++] = PERIOD;
    places[2 * i + 1] = at;
  }
}

/** `blocks`: how many an operation asks for. */
export function reading(blocks: number, loop: (book: Book, iterations: number) => number): Kernel<Book> {
  return {
    bytes: ({ length }) =>
      FIRST_BLOCK + blockSize(SENTENCES * longest(length!)) + 2 * blockSize(longest(length!)) + 3 * PAGE,
    setup({ memory, parameters, seed }) {
      const length = parameters.length!;
      const heap = Heap.create(memory, { shared: false });
      const { words, bytes } = heap;
      const text = heap.allocate(SENTENCES * longest(length));
      const places = heap.allocate(SENTENCES * 8);
      const headers = heap.allocate(2 * FAT_POINTER + HEADER);
      const table = words.subarray(places >> 2, (places >> 2) + 2 * SENTENCES);
      fillBook(bytes, text, table, length, seed);
      pointAt(words, headers, text, table[2 * SENTENCES - 1]!);
      const view = headers + FAT_POINTER;
      return { heap, words, bytes, text: headers, places, view, owned: view + FAT_POINTER, blocks };
    },
    run: loop,
    audit({ heap, blocks }, mine) {
      verifyHeap(heap);
      const { live, allocations } = heap.statistics;
      if (live !== 3) return `${live - 3} Strings were not freed`;
      const expected = (3 + mine * blocks) % 2 ** 32;
      return allocations === expected ? undefined : `${allocations} allocations, not ${expected}`;
    },
  };
}
