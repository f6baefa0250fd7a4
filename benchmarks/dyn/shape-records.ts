/**
 * A crowd of shapes in shared memory, in words of four bytes, in one of three layouts. Thread 0 writes it in setup; then it is only read.
 *
 * ```
 * pairs     8 starts and an end, then two numbers a shape, kind after kind: an array for each type
 * records   a kind and two numbers a shape, one after the other: an array of enums
 * boxes     a pointer for each shape, then the records, 16 bytes apart as a heap would lay them, in order or not
 * ```
 */
import type { Kernel, KernelContext } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { AREAS, type Crowd, mixed, shuffledPlaces, sorted } from './shapes.ts';

/** How many shapes where the experiment has no such parameter: more than a predictor learns by heart, few enough for the caches. */
const CROWD = 20_000;
/** Kinds where it has no such parameter. */
const KINDS = AREAS.length;

export type Order = 'sorted' | 'shuffled';

export const crowdOf = ({ parameters, seed }: KernelContext, order: Order): Crowd => {
  const crowd = mixed(parameters.shapes ?? CROWD, parameters.types ?? KINDS, seed);
  return order === 'sorted' ? sorted(crowd) : crowd;
};

/** Where a loop finds its shapes: words `from` up to `to`. */
export interface Row {
  readonly words: Int32Array;
  readonly from: number;
  readonly to: number;
}

type Loop = (row: Row, iterations: number) => number;

/** Words 0 to 8: where the pairs of each kind begin, and where the last end. */
const STARTS = KINDS + 1;

/** `loops[kind](words, from, to)` adds up the areas of the shapes from word `from` up to word `to`. */
export function pairs(
  loops: readonly ((words: Int32Array, from: number, to: number) => number)[],
): Kernel<Int32Array> {
  return {
    bytes: ({ shapes = CROWD }) => (STARTS + 2 * shapes) * 4,
    setup(context) {
      const words = new Int32Array(context.memory);
      const { kinds, a, b } = crowdOf(context, 'sorted');
      for (let kind = 0; kind < STARTS; kind++) {
        const first = kinds.findIndex((each) => each >= kind);
        words[kind] = STARTS + 2 * (first < 0 ? kinds.length : first);
      }
      for (let i = 0; i < kinds.length; i++) {
        words[STARTS + 2 * i] = a[i]!;
        words[STARTS + 2 * i + 1] = b[i]!;
      }
      return words;
    },
    run(words, iterations) {
      let sum = 0;
      for (let left = iterations; left > 0; )
        for (let kind = 0; kind < loops.length; kind++) {
          const from = words[kind]!;
          const to = Math.min(words[kind + 1]!, from + 2 * left);
          if (from === to) continue;
          sum = (sum + outOfLine(loops[kind]!, words, from, to)) | 0;
          left -= (to - from) / 2;
        }
      return sum >>> 0;
    },
  };
}

const RECORD = 3;

export function records(order: Order, loop: Loop): Kernel<Row> {
  return {
    bytes: ({ shapes = CROWD }) => RECORD * shapes * 4,
    setup(context) {
      const words = new Int32Array(context.memory);
      const { kinds, a, b } = crowdOf(context, order);
      for (let i = 0; i < kinds.length; i++) {
        words[RECORD * i] = kinds[i]!;
        words[RECORD * i + 1] = a[i]!;
        words[RECORD * i + 2] = b[i]!;
      }
      return { words, from: 0, to: RECORD * kinds.length };
    },
    run: (row, iterations) => outOfLine(loop, row, iterations, undefined),
  };
}

/** A block: the record, and a word that belongs to the heap. */
const BLOCK = 4;

export function boxes(heap: 'in order' | 'shuffled', loop: Loop): Kernel<Row> {
  return {
    bytes: ({ shapes = CROWD }) => (1 + BLOCK) * shapes * 4,
    setup(context) {
      const words = new Int32Array(context.memory);
      const { kinds, a, b } = crowdOf(context, 'shuffled');
      const count = kinds.length;
      const places = heap === 'shuffled' ? shuffledPlaces(count, context.seed) : undefined;
      for (let i = 0; i < count; i++) {
        const block = count + BLOCK * (places?.[i] ?? i);
        words[i] = block;
        words[block] = kinds[i]!;
        words[block + 1] = a[i]!;
        words[block + 2] = b[i]!;
      }
      return { words, from: 0, to: count };
    },
    run: (row, iterations) => outOfLine(loop, row, iterations, undefined),
  };
}
