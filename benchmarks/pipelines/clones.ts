/**
 * Messages that are clones: the sender keeps the original, asks the heap for a block, copies, and sends the copy's address;
 * the receiver frees it.
 *
 * ```
 * byte 0      presence of each thread
 * …           the ring on which copies travel
 * …           the original, by thread 0 in setup; the receiver reads it when no copy comes
 * …           a heap that both threads have, with a lock
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { auditOrder, roomOf, SOLO } from './buffers.ts';
import { Company, presenceBytes } from './presence.ts';
import { openQueue, type Queue, queueBytes } from './queues.ts';

/** Copies on their way, at the most. */
const ON_THE_WAY = 4;
const LINE = 128;

export interface Cloner {
  readonly words: Int32Array;
  readonly heap: Heap;
  readonly company: Company;
  readonly queue: Queue;
  readonly original: number;
  readonly size: number;
  count: number;
  disorder: number;
}

type Loop = (cloner: Cloner, iterations: number) => number;

const RING = presenceBytes(2);
const ORIGINAL = RING + queueBytes('ring', ON_THE_WAY);
const heapFrom = (size: number): number => Math.ceil((ORIGINAL + roomOf(size)) / LINE) * LINE;

export function clones(loops: readonly [send: Loop, receive: Loop]): Kernel<{ cloner: Cloner; loop: Loop }> {
  return {
    // Those on their way, one in each thread's hand, and one to spare.
    bytes: ({ size }) => heapFrom(size!) + FIRST_BLOCK + (ON_THE_WAY + 3) * (size! + LINE) + 4096,
    setup({ memory, parameters, thread, seed }) {
      const words = new Int32Array(memory);
      const size = parameters.size!;
      const from = heapFrom(size);
      const heap = thread === 0 ? Heap.create(memory, { from }) : Heap.attach(memory, from);
      if (thread === 0) for (let i = 1; i < size >> 2; i++) words[(ORIGINAL >> 2) + i] = ((seed | 0) + i) | 0;
      const cloner: Cloner = {
        words,
        heap,
        company: new Company(words, 0, thread, 1 - thread, SOLO),
        queue: openQueue('ring', words, RING, ON_THE_WAY, thread === 0 ? 'send' : 'receive'),
        original: ORIGINAL,
        size,
        count: 0,
        disorder: 0,
      };
      return { cloner, loop: loops[thread]! };
    },
    run: ({ cloner, loop }, iterations) => outOfLine(loop, cloner, iterations, undefined),
    audit({ cloner }) {
      const { live } = cloner.heap.statistics;
      return live > ON_THE_WAY ? `${live - ON_THE_WAY} clones were not freed` : auditOrder(cloner);
    },
  };
}
