/**
 * Two threads that measure each other. Words of the shared memory, each in a line of its own: TOKEN is written by both in turn;
 * ARRIVED is added to by both; STOP is written by the leader, or by whoever gives up.
 */
import type { Clock } from '../clock.ts';

const TOKEN = 0;
const ARRIVED = 64;
const STOP = 128;
/** Where the counters begin: a page away from the words above. */
const COUNTERS = 1024;
/** Bytes that a pair needs. */
export const PAIR_BYTES = 16_384;

const LOOKS = 1024;
/** Hops or additions between two looks at the clock. */
const BLOCK = 512;

/** Waits until the word is `wanted`. False when the time is up or the other gave up. */
function waitFor(
  words: Int32Array,
  at: number,
  wanted: number,
  until: number,
  { now }: Pick<Clock, 'now'>,
): boolean {
  for (let spins = 1; Atomics.load(words, at) !== wanted; spins++)
    if (spins % LOOKS === 0 && (now() > until || Atomics.load(words, STOP) !== 0)) {
      Atomics.store(words, STOP, 1);
      return false;
    }
  return true;
}

/** Both are here. The memory must be fresh. */
function meet(words: Int32Array, until: number, clock: Pick<Clock, 'now'>): boolean {
  Atomics.add(words, ARRIVED, 1);
  return waitFor(words, ARRIVED, 2, until, clock);
}

/**
 * A token goes to and fro. The leader's answer: nanoseconds for one hop, over at least `batch` milliseconds after as long a start;
 * the follower's: 0. Undefined when the two did not run at the same time.
 */
export function hop(
  memory: SharedArrayBuffer,
  role: 0 | 1,
  { batch, deadline }: { readonly batch: number; readonly deadline: number },
  clock: Pick<Clock, 'now'>,
): number | undefined {
  const words = new Int32Array(memory);
  const until = clock.now() + deadline;
  if (!meet(words, until, clock)) return undefined;
  if (role === 1) {
    // Odd tokens are the follower's; a negative one ends it.
    for (let token = 1; ; token += 2) {
      for (let spins = 1; ; spins++) {
        const found = Atomics.load(words, TOKEN);
        if (found === token) break;
        if (found < 0) return 0;
        if (spins % LOOKS === 0 && (clock.now() > until || Atomics.load(words, STOP) !== 0)) {
          Atomics.store(words, STOP, 1);
          return undefined;
        }
      }
      Atomics.store(words, TOKEN, token + 1);
    }
  }
  let token = 0;
  const run = (length: number): number | undefined => {
    const begin = clock.now();
    for (let hops = 0; ; ) {
      for (let i = 0; i < BLOCK; i++) {
        Atomics.store(words, TOKEN, token + 1);
        token += 2;
        if (!waitFor(words, TOKEN, token, until, clock)) return undefined;
      }
      hops += 2 * BLOCK;
      const time = clock.now() - begin;
      if (time >= length) return (time * 1e6) / hops;
    }
  };
  const found = run(batch) === undefined ? undefined : run(batch);
  Atomics.store(words, TOKEN, -1);
  return found;
}

/**
 * Both add to words of their own, `bytes` apart, until the leader has done so for `batch` milliseconds: nanoseconds for one addition.
 * Undefined when the two did not run at the same time.
 */
export function addBeside(
  memory: SharedArrayBuffer,
  role: 0 | 1,
  { bytes, batch, deadline }: { readonly bytes: number; readonly batch: number; readonly deadline: number },
  clock: Pick<Clock, 'now'>,
): number | undefined {
  const words = new Int32Array(memory);
  const own = COUNTERS + (role * bytes) / 4;
  if (!meet(words, clock.now() + deadline, clock)) return undefined;
  const begin = clock.now();
  for (let additions = 0; ; ) {
    for (let i = 0; i < BLOCK; i++) Atomics.add(words, own, 1);
    additions += BLOCK;
    const time = clock.now() - begin;
    if (role === 0 && time >= batch) Atomics.store(words, STOP, 1);
    if (Atomics.load(words, STOP) !== 0) return (time * 1e6) / additions;
    if (time > deadline) return undefined;
  }
}
