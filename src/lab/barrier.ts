/** Where threads wait for each other: by spinning, because a sleeper wakes up tens of microseconds late. */
import type { Clock } from './clock.ts';
import { ABORT, ARRIVALS, type Control, RING, TOKEN } from './control.ts';

/** Spins between two looks at the clock and at the abort word. */
const LOOKS = 1024;

/** Spins until the word reaches `target`. False when the deadline passed or the run was aborted. */
export function spinUntil(
  words: Int32Array,
  index: number,
  target: number,
  deadline: number,
  clock: Clock,
): boolean {
  for (let spins = 1; Atomics.load(words, index) < target; spins++)
    if (spins % LOOKS === 0 && (clock.now() > deadline || Atomics.load(words, ABORT) !== 0)) return false;
  return true;
}

/**
 * Waits until all threads of this command have arrived `nth` times (1 for the first barrier of a
 * command). Arrivals are counted from those at the command's start, so nothing is ever reset.
 */
export function barrier(
  { words }: Control,
  order: { readonly arrivals: number; readonly threads: number },
  nth: number,
  deadline: number,
  clock: Clock,
): boolean {
  Atomics.add(words, ARRIVALS, 1);
  return spinUntil(words, ARRIVALS, order.arrivals + nth * order.threads, deadline, clock);
}

/** Laps that are timed together: one hop is far below a tick of the clock. */
const LAPS = 64;

export interface RingOptions {
  /** A hop must take less than this, nanoseconds. */
  readonly limit: number;
  /** Blocks of laps that must be that fast, one after the other. */
  readonly blocks: number;
  /** By the clock, milliseconds. */
  readonly deadline: number;
  /** Tells 0 from 1 for the ring before and the ring after a window of the same command. */
  readonly id: number;
}

/**
 * Co-run: a token goes round the threads. It goes fast only when all of them run at the same time, so a fast lap
 * shows that they do. Thread 0 keeps the time and ends the ring while it holds the token: nobody
 * else can be writing then. Returns nanoseconds per hop of the last block (0 in the threads that follow), undefined when the
 * token never went fast enough.
 */
export function ring(
  { words }: Control,
  order: { readonly threads: number; readonly token: number; readonly epoch: number },
  thread: number,
  options: RingOptions,
  clock: Clock,
  onBlock?: (nanoseconds: number) => void,
): number | undefined {
  const { threads } = order;
  const over = (order.epoch * 2 + options.id) * 2;
  if (thread !== 0) return follow(words, order, thread, over, options.deadline, clock);
  const end = (ok: boolean, hop: number): number | undefined => {
    Atomics.store(words, RING, over + (ok ? 1 : 0));
    return ok ? hop : undefined;
  };
  let token = Atomics.load(words, TOKEN);
  let fast = 0;
  for (;;) {
    const start = clock.now();
    for (let lap = 0; lap < LAPS; lap++) {
      Atomics.store(words, TOKEN, token + 1);
      token += threads;
      if (!spinUntil(words, TOKEN, token, options.deadline, clock)) return end(false, 0);
    }
    const time = clock.now() - start;
    const hop = (time * 1e6) / (LAPS * threads);
    onBlock?.(hop);
    fast = hop < options.limit ? fast + 1 : 0;
    if (fast >= options.blocks) return end(true, hop);
    if (clock.now() > options.deadline) return end(false, 0);
  }
}

function follow(
  words: Int32Array,
  order: { readonly threads: number; readonly token: number },
  thread: number,
  over: number,
  deadline: number,
  clock: Clock,
): number | undefined {
  const { threads } = order;
  // Grace: thread 0 decides when time is up; the others only guard against its death.
  const last = deadline + 1000;
  for (let spins = 1; ; spins++) {
    const token = Atomics.load(words, TOKEN);
    if ((token - order.token) % threads === thread) Atomics.store(words, TOKEN, token + 1);
    else {
      const ended = Atomics.load(words, RING);
      if (ended >= over) return ended % 2 === 1 ? 0 : undefined;
    }
    if (spins % LOOKS === 0 && (clock.now() > last || Atomics.load(words, ABORT) !== 0)) return undefined;
  }
}
