/** Two loggers, boxed or not, with so many bytes of settings: all but the timed loop. One thread writes all of it. */
import type { Kernel, KernelContext } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { Heap } from '../../src/memory/heap.ts';

const BYTES = 65_536;
/** Behind the heap: where two loggers lie that nobody boxed. */
const STACK = 1024;

export interface Loggers {
  readonly heap: Heap;
  readonly words: Int32Array;
  /** Words of settings in each logger. */
  readonly size: number;
  /** Byte address of the two places that stand for the stack. */
  readonly stack: number;
  readonly settings: number;
}

export function loggers(loop: (state: Loggers, iterations: number) => number): Kernel<Loggers> {
  return {
    bytes: () => BYTES,
    setup({ memory, parameters, seed }: KernelContext) {
      const heap = Heap.create(memory, { to: BYTES - STACK });
      const size = parameters.size! / 4;
      return { heap, words: heap.words, size, stack: BYTES - STACK, settings: seed | 0 };
    },
    run: (state, iterations) => outOfLine(loop, state, iterations, undefined),
    audit: ({ heap }) => {
      const { live } = heap.statistics;
      return live === 0 ? undefined : `${live} boxes were never freed`;
    },
  };
}
