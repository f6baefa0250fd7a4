/**
 * Work in shares. An item is `work` steps of arithmetic, done in as many shares as there are threads; an operation is one
 * share. So in every variant the time of an operation is the time from one finished item to the next.
 *
 * ```
 * byte 0      presence of each thread
 * …           rings: from each stage to the next, or one that all workers share
 * ```
 *
 * All items begin with the same number. So a stage knows what it would have received, had its neighbor been there.
 */
import type { Kernel, KernelContext } from '../../src/lab/experiment.ts';
import { Company, presenceBytes } from './presence.ts';
import { openQueue, type Queue, queueBytes } from './queues.ts';

/** Items between two stages, and items that workers share: a power of two, more than there are workers. */
const BETWEEN = 8;
const SHARED = 64;
const SOLO = 20;

/** One step; numbers stay under 2^31, because that is what a queue takes. */
export const step = (x: number): number => (Math.imul(x, 1664525) + 1013904223) & 0x7fff_ffff;

export interface Stage {
  /** Steps of a share, and shares of an item. */
  readonly steps: number;
  readonly shares: number;
  /** What the share begins with. */
  readonly begin: number;
  readonly left: Queue | undefined;
  readonly right: Queue | undefined;
  readonly before: Company;
  readonly after: Company;
}

type Loop = (stage: Stage, iterations: number) => number;

const bytesOf = (threads: number): number =>
  presenceBytes(threads) + threads * queueBytes('ring', BETWEEN) + queueBytes('mpmc', SHARED);

function stageOf({ memory, parameters, threads, thread, seed }: KernelContext, first: number): Stage {
  const words = new Int32Array(memory);
  const steps = Math.floor(parameters.work! / threads);
  let begin = seed & 0x7fff_ffff;
  for (let i = 0; i < steps * first; i++) begin = step(begin);
  const company = (other: number) => new Company(words, 0, thread, other, SOLO);
  return {
    ...{ steps, shares: threads, begin, left: undefined, right: undefined },
    ...{ before: company(Math.max(0, thread - 1)), after: company(Math.min(threads - 1, thread + 1)) },
  };
}

/** Thread t does share t of every item. */
export function stages(loop: Loop): Kernel<Stage> {
  return {
    bytes: (_, threads) => bytesOf(threads),
    setup(context) {
      const { memory, threads, thread } = context;
      const words = new Int32Array(memory);
      const ring = (after: number, end: 'send' | 'receive') =>
        openQueue('ring', words, presenceBytes(threads) + after * queueBytes('ring', BETWEEN), BETWEEN, end);
      return {
        ...stageOf(context, thread),
        left: thread > 0 ? ring(thread - 1, 'receive') : undefined,
        right: thread < threads - 1 ? ring(thread, 'send') : undefined,
      };
    },
    run: loop,
  };
}

/** Each thread does all shares of an item. `shared`: items come from a queue that all threads take from and put back to. */
export function workers(items: 'shared' | 'own', loop: Loop): Kernel<Stage> {
  return {
    bytes: (_, threads) => bytesOf(threads),
    setup(context) {
      const { memory, threads, thread } = context;
      const words = new Int32Array(memory);
      const base = presenceBytes(threads);
      const stage = stageOf(context, 0);
      if (items === 'own') return stage;
      if (thread === 0) {
        const all = openQueue('mpmc', words, base, SHARED, 'create');
        // Two for each worker: whoever takes one finds one, whatever the others hold.
        for (let i = 0; i < 2 * threads; i++) all.trySend(stage.begin);
      }
      const queue = openQueue('mpmc', words, base, SHARED, 'receive');
      return { ...stage, left: queue, right: queue };
    },
    run: loop,
  };
}
