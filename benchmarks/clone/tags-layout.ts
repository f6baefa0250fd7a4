/**
 * Records with tags, as each thread has its own. Offsets in one shared buffer stand for Rust's references.
 *
 * ```
 * byte 0   a heap (src/memory) that all threads write; or one for each thread, on pages of its own, without a lock
 * ```
 *
 * In the heap, for each thread: a block with the headers of its records' tags and flat bytes, of the clone that is being
 * made, and of the copy that is kept; then the tags.
 */
import type { Kernel, KernelContext, ParameterValues } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { blockSize, FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import {
  addressOf,
  cloneStrings,
  HEADER,
  newString,
  newStrings,
  stringAt,
} from '../../src/memory/strings.ts';
import { fillLetters } from './text.ts';

/** A power of two: the loop goes round them. */
export const RECORDS = 8;
const PAGE = 4096;

/** What a thread works with. Addresses are those of headers. */
export interface Tagged {
  readonly heap: Heap;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** Of the first record's tags, a Vec<String>; the other records' follow. */
  readonly tags: number;
  /** Of the first record's flat bytes. */
  readonly flat: number;
  /** Where the loop puts the header of its clone: what Rust keeps on the stack. */
  readonly clone: number;
  /** The copy that `clone_from` writes to. */
  readonly kept: number;
}

interface Running extends Tagged {
  /** Blocks that the heap has in use when nobody clones: this thread's, or all threads'. */
  readonly live: number;
  readonly strings: number;
}

interface Shape {
  readonly strings: number;
  readonly length: number;
}

interface TaggedOptions {
  /** Tags of a record, and bytes of a tag, unless the experiment has them as parameters. */
  readonly otherwise: Shape;
  /** One heap with a lock for all threads, or one without for each. */
  readonly heap: 'shared' | 'own';
  /** Blocks that one operation asks the heap for. */
  readonly blocks: (strings: number) => number;
  readonly loop: (tagged: Tagged, iterations: number) => number;
}

const shapeOf = (parameters: ParameterValues, { strings, length }: Shape): Shape => ({
  strings: parameters.strings ?? strings,
  length: parameters.length ?? length,
});

const tagsBytes = ({ strings, length }: Shape): number =>
  blockSize(strings * HEADER) + strings * blockSize(length);
/** All of a thread's tags, the kept copy, a clone, and room for what lies between blocks. */
const homeBytes = (shape: Shape): number => {
  const flat = blockSize(shape.strings * shape.length);
  const all = FIRST_BLOCK + (RECORDS + 3) * (tagsBytes(shape) + flat) + PAGE;
  return Math.ceil(all / PAGE) * PAGE;
};

/** The headers; each record's table, tags and flat bytes; the kept table and its tags. */
const blocksOf = ({ strings }: Shape): number => 1 + RECORDS * (strings + 2) + strings + 1;

export function tagged({ otherwise, heap: whose, blocks, loop }: TaggedOptions): Kernel<Running> {
  return {
    bytes: (parameters, threads) => threads * homeBytes(shapeOf(parameters, otherwise)),
    setup(context) {
      const { parameters, threads, seed } = context;
      const shape = shapeOf(parameters, otherwise);
      const heap = whose === 'shared' ? sharedHeap(context) : ownHeap(context, homeBytes(shape));
      const live = blocksOf(shape) * (whose === 'shared' ? threads : 1);
      return { ...layOut(heap, shape, seed), live, strings: shape.strings };
    },
    run: loop,
    audit({ heap, live, strings }, mine, everyone) {
      verifyHeap(heap);
      const found = heap.statistics;
      if (found.live !== live) return `${found.live - live} blocks were not freed`;
      const operations = whose === 'shared' ? everyone : mine;
      const expected = (live + operations * blocks(strings)) % 2 ** 32;
      return found.allocations === expected ? undefined : `${found.allocations} allocations, not ${expected}`;
    },
  };
}

function ownHeap({ memory, thread }: KernelContext, bytes: number): Heap {
  return Heap.create(memory, { from: thread * bytes, to: (thread + 1) * bytes, shared: false });
}

/** Laid out by thread 0, which is set up first. */
function sharedHeap({ memory, thread }: KernelContext): Heap {
  return thread === 0 ? Heap.create(memory) : Heap.attach(memory);
}

function layOut(heap: Heap, { strings, length }: Shape, seed: number): Tagged {
  const { words, bytes } = heap;
  const tags = heap.allocate((2 * RECORDS + 2) * HEADER);
  const flat = tags + RECORDS * HEADER;
  const clone = flat + RECORDS * HEADER;
  const kept = clone + HEADER;
  let state = seed;
  for (let record = 0; record < RECORDS; record++) {
    const vec = tags + record * HEADER;
    newStrings(heap, vec, strings);
    newString(heap, flat + record * HEADER, strings * length);
    for (let i = 0; i < strings; i++) {
      const string = stringAt(words, vec, i);
      newString(heap, string, length);
      const start = addressOf(words, string);
      state = fillLetters(bytes, start, length, state);
      bytes.copyWithin(addressOf(words, flat + record * HEADER) + i * length, start, start + length);
    }
  }
  cloneStrings(heap, tags, kept);
  return { heap, words, bytes, tags, flat, clone, kept };
}
