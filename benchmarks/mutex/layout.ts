/**
 * Where the counters and locks of this chapter lie, and what is checked about them: all but the timed loops.
 *
 * ```
 * byte 128             what all threads share: a Mutex or a counter. Written by every thread
 * byte 128 * (2 + t)   what is thread t's own: a Mutex, a shard or a counter. Written by thread t
 * ```
 */
import { type Kernel, type KernelContext, kernel } from '../../src/lab/experiment.ts';
import { threadMayWait } from '../../src/memory/lock.ts';
import { MUTEX_VALUE } from '../../src/memory/mutex.ts';

/** Lines of 128 bytes, because some processors fetch 64-byte lines in pairs. */
export const LINE = 128;
const LINE_WORDS = LINE / Int32Array.BYTES_PER_ELEMENT;
const SHARED = LINE_WORDS;
const OWN = 2 * LINE_WORDS;

/** What a thread holds; places are indices of words. */
export interface Place {
  readonly words: Int32Array<SharedArrayBuffer>;
  /** What all threads share. */
  readonly shared: number;
  /** What is this thread's own. */
  readonly mine: number;
  /** Thread 0's own; those of the others follow, a line each. */
  readonly shards: number;
  readonly threads: number;
  readonly mayWait: boolean;
  /** The `work` parameter, 0 where there is none. */
  readonly work: number;
  readonly seed: number;
  readonly thread: number;
  /** The sum of all shards when this thread last looked. */
  seen: number;
}

/** From what a call counted: unsigned arithmetic of 32 bits, which every language has. */
export const checksum = (counted: number, { thread, seed }: { thread: number; seed: number }): number =>
  (Math.imul(counted ^ seed, 0x9e3779b1) + thread) >>> 0;

/** Counts wrap around at 32 bits, in a long run too. */
export const wrong = (what: string, found: number, expected: number): string | undefined =>
  ((found - expected) | 0) === 0 ? undefined : `${what} is ${found | 0} and should be ${expected | 0}`;

const place = ({ memory, parameters, threads, thread, seed }: KernelContext): Place => ({
  words: new Int32Array(memory),
  shared: SHARED,
  mine: OWN + thread * LINE_WORDS,
  shards: OWN,
  threads,
  mayWait: threadMayWait(),
  work: parameters.work ?? 0,
  seed,
  thread,
  seen: 0,
});

/** What the counter of a kernel reads in the end, and what it should. */
type Total = 'shared' | 'shared Mutex' | 'own Mutex' | 'shards';

export const sumOfShards = ({ words, shards, threads }: Place): number => {
  let sum = 0;
  for (let thread = 0; thread < threads; thread++)
    sum = (sum + Atomics.load(words, shards + thread * LINE_WORDS)) | 0;
  return sum;
};

/** Threads that count: `run` is the timed loop, `total` says where the count is. */
export function counting(total: Total, run: (place: Place, iterations: number) => number): Kernel<Place> {
  return kernel<Place>({
    bytes: (_, threads) => (2 + threads) * LINE,
    setup: place,
    run,
    audit(state, mine, everyone) {
      const { words, shared, thread } = state;
      const read = (index: number) => Atomics.load(words, index);
      if (total === 'own Mutex')
        return wrong(`the count of thread ${thread}`, read(state.mine + MUTEX_VALUE), mine);
      const found =
        total === 'shards' ? sumOfShards(state) : read(total === 'shared' ? shared : shared + MUTEX_VALUE);
      return wrong('the count', found, everyone);
    },
  });
}
