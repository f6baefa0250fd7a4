/** One vector of bytes, by size; and arrays of plain values beside strings of as many bytes. All in one heap of its own. */
import type { Kernel } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { blockSize, FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { addressOf, HEADER, newString } from '../../src/memory/strings.ts';
import { fillLetters } from './text.ts';

const ROOM = 4096;

/** A vector's header and where its clone's goes: addresses in bytes. */
export interface Sized {
  readonly heap: Heap;
  readonly words: Int32Array;
  readonly data: number;
  readonly clone: number;
}

const check = (heap: Heap, live: number, expected: number): string | undefined => {
  verifyHeap(heap);
  const found = heap.statistics;
  if (found.live !== live) return `${found.live - live} clones were not freed`;
  const asked = expected % 2 ** 32;
  return found.allocations === asked ? undefined : `${found.allocations} allocations, not ${asked}`;
};

/** A vector of as many bytes as the parameter says, none of them 0, each written. Its clone lies right behind it. */
export function sized(
  blocks: number,
  loop: (sized: Sized, iterations: number) => number,
): Kernel<Sized & { readonly live: number }> {
  return {
    bytes: ({ size }) => FIRST_BLOCK + 2 * blockSize(size!) + ROOM,
    setup({ memory, parameters, seed }) {
      const heap = Heap.create(memory, { shared: false });
      const data = heap.allocate(2 * HEADER);
      newString(heap, data, parameters.size!);
      const start = addressOf(heap.words, data);
      heap.bytes.fill((seed % 255) + 1, start, start + parameters.size!);
      return { heap, words: heap.words, data, clone: data + HEADER, live: heap.statistics.live };
    },
    run: loop,
    audit: ({ heap, live }, mine) => check(heap, live, live + mine * blocks),
  };
}

/** A power of two: the loop goes round them. */
export const VALUES = 64;

/** Values one after the other, and a place for a copy: addresses in bytes. */
export interface Plain {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly values: number;
  readonly slot: number;
  readonly size: number;
}

/** Values of 1 byte (a bool), 4 (a u32) or more (an array of words). */
export function plain(loop: (plain: Plain, iterations: number) => number): Kernel<Plain> {
  const values = 128;
  const slotOf = (size: number): number => values + Math.ceil((VALUES * size) / 128) * 128 + 128;
  return {
    bytes: ({ size }) => slotOf(size!) + Math.ceil(size! / 128) * 128,
    setup({ memory, parameters, seed }) {
      const size = parameters.size!;
      const words = new Int32Array(memory);
      const bytes = new Uint8Array(memory);
      let x = seed | 0;
      const count = (VALUES * size) / Math.min(size, 4);
      for (let i = 0; i < count; i++) {
        x = (Math.imul(x, 1664525) + 1013904223) | 0;
        if (size === 1) bytes[values + i] = x >>> 31;
        else words[(values >> 2) + i] = x;
      }
      return { words, bytes, values, slot: slotOf(size), size };
    },
    run: loop,
  };
}

/** The headers of strings, one after the other, and a place for a clone's. */
export interface Strings {
  readonly heap: Heap;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly strings: number;
  readonly clone: number;
}

/** Strings of so many letters. */
export function strings(
  loop: (strings: Strings, iterations: number) => number,
): Kernel<Strings & { readonly live: number; readonly size: number }> {
  return {
    bytes: ({ size }) => FIRST_BLOCK + (VALUES + 2) * (blockSize(size!) + HEADER) + ROOM,
    setup({ memory, parameters, seed }) {
      const size = parameters.size!;
      const heap = Heap.create(memory, { shared: false });
      const { words, bytes } = heap;
      const all = heap.allocate((VALUES + 1) * HEADER);
      let state = seed;
      for (let i = 0; i < VALUES; i++) {
        newString(heap, all + i * HEADER, size);
        state = fillLetters(bytes, addressOf(words, all + i * HEADER), size, state);
      }
      const { live } = heap.statistics;
      return { heap, words, bytes, strings: all, clone: all + VALUES * HEADER, live, size };
    },
    run: loop,
    audit: ({ heap, live, size }, mine) => check(heap, live, live + (size > 0 ? mine : 0)),
  };
}
