/**
 * The words of an RwLock, as plain functions: for handles (rw-lock.ts) and for timed loops. Any number of readers, or one writer.
 * The algorithm is that of Rust's std on futexes: readers queue behind a writer that sleeps, so that writers do not starve.
 *
 * ```
 * index      the state: in its low 30 bits the readers inside, or all ones for a writer; above them, whether readers and
 *            whether writers sleep. Written by every thread that locks or unlocks
 * index + 1  the bell of sleeping writers: grows with each ring. Written by the thread that unlocks
 * index + 2  poisoned: 1 once a writer has failed. Written by the writer, read by whoever is inside
 * index + 4  the value: read by readers, written by the writer
 * ```
 *
 * Zeroed memory is an unlocked, sound RwLock of a zeroed value.
 */
import { hex, OwnershipError } from './errors.ts';

/** Bytes from the state to the value. */
export const RW_LOCK_HEADER = 16;
/** The same in words. */
export const RW_LOCK_VALUE = RW_LOCK_HEADER >> 2;
/** Words from the state to the mark of poison. */
export const RW_LOCK_POISON = 2;

const MASK = 0x3fff_ffff;
const WRITER = MASK;
const MOST_READERS = MASK - 1;
const READERS_SLEEP = 0x4000_0000;
const WRITERS_SLEEP = -0x8000_0000;
const SLEEPERS = READERS_SLEEP | WRITERS_SLEEP;

/** Looks before a thread goes to sleep, as in lock.ts. */
const SPINS = 100;

/** May a reader go in? Not past a writer, nor past somebody who sleeps: else readers could keep a writer out for good. */
const isReadable = (state: number): boolean => (state & MASK) < MOST_READERS && (state & SLEEPERS) === 0;
const isFree = (state: number): boolean => (state & MASK) === 0;

/** Waits while there is a writer, inside or asleep. Throws 'poisoned', with the lock free again, as `read().unwrap()` does. */
export function lockForReading(words: Int32Array, index: number): void {
  const state = Atomics.load(words, index);
  if (!isReadable(state) || Atomics.compareExchange(words, index, state, state + 1) !== state)
    contendForReading(words, index);
  if (words[index + RW_LOCK_POISON] !== 0) refuse(words, index, unlockAfterReading);
}

/** False when a writer is inside or asleep. Throws 'poisoned'. */
export function tryLockForReading(words: Int32Array, index: number): boolean {
  let state = Atomics.load(words, index);
  while (isReadable(state)) {
    const found = Atomics.compareExchange(words, index, state, state + 1);
    if (found === state) {
      if (words[index + RW_LOCK_POISON] !== 0) refuse(words, index, unlockAfterReading);
      return true;
    }
    state = found;
  }
  return false;
}

export function unlockAfterReading(words: Int32Array, index: number): void {
  const state = Atomics.sub(words, index, 1) - 1;
  // The last reader out wakes a writer. Readers sleep only behind a writer.
  if (isFree(state) && (state & WRITERS_SLEEP) !== 0) wake(words, index, state);
}

/** Waits while anybody is inside. Throws 'poisoned', with the lock free again. */
export function lockForWriting(words: Int32Array, index: number): void {
  if (Atomics.compareExchange(words, index, 0, WRITER) !== 0) contendForWriting(words, index);
  if (words[index + RW_LOCK_POISON] !== 0) refuse(words, index, unlockAfterWriting);
}

export function unlockAfterWriting(words: Int32Array, index: number): void {
  const state = (Atomics.sub(words, index, WRITER) - WRITER) | 0;
  if ((state & SLEEPERS) !== 0) wake(words, index, state);
}

function refuse(words: Int32Array, index: number, unlock: typeof unlockAfterReading): never {
  unlock(words, index);
  throw new OwnershipError(
    'poisoned',
    `poisoned: a thread failed while it wrote under the RwLock at ${hex(index * 4)}`,
  );
}

function contendForReading(words: Int32Array, index: number): void {
  const settled = (seen: number) => (seen & MASK) !== WRITER || (seen & SLEEPERS) !== 0;
  let state = spin(words, index, settled);
  for (;;) {
    if (isReadable(state)) {
      const found = Atomics.compareExchange(words, index, state, state + 1);
      if (found === state) return;
      state = found;
      continue;
    }
    const asleep = state | READERS_SLEEP;
    if (state !== asleep) {
      const found = Atomics.compareExchange(words, index, state, asleep);
      if (found !== state) {
        state = found;
        continue;
      }
    }
    Atomics.wait(words, index, asleep);
    state = spin(words, index, settled);
  }
}

function contendForWriting(words: Int32Array, index: number): void {
  const settled = (seen: number) => isFree(seen) || (seen & WRITERS_SLEEP) !== 0;
  let state = spin(words, index, settled);
  // Who has slept cannot know whether others still sleep, and says so: a ring too many, never one too few.
  let others = 0;
  for (;;) {
    if (isFree(state)) {
      const found = Atomics.compareExchange(words, index, state, state | WRITER | others);
      if (found === state) return;
      state = found;
      continue;
    }
    if ((state & WRITERS_SLEEP) === 0) {
      const found = Atomics.compareExchange(words, index, state, state | WRITERS_SLEEP);
      if (found !== state) {
        state = found;
        continue;
      }
    }
    others = WRITERS_SLEEP;
    const bell = Atomics.load(words, index + 1);
    state = Atomics.load(words, index);
    if (isFree(state) || (state & WRITERS_SLEEP) === 0) continue;
    Atomics.wait(words, index + 1, bell);
    state = spin(words, index, settled);
  }
}

/** The lock is free and somebody sleeps: first a writer; if there is none, all readers. */
function wake(words: Int32Array, index: number, state: number): void {
  let seen = state;
  if (seen === WRITERS_SLEEP) {
    const found = Atomics.compareExchange(words, index, seen, 0);
    if (found === seen) {
      ring(words, index);
      return;
    }
    seen = found; // readers may have gone to sleep meanwhile
  }
  if (seen === SLEEPERS) {
    if (Atomics.compareExchange(words, index, seen, READERS_SLEEP) !== seen) return; // taken: its holder will wake them
    if (ring(words, index)) return;
    seen = READERS_SLEEP; // no writer was asleep yet: it will look again
  }
  if (seen === READERS_SLEEP && Atomics.compareExchange(words, index, seen, 0) === seen)
    Atomics.notify(words, index);
}

/** Wakes one writer; was there one? */
function ring(words: Int32Array, index: number): boolean {
  Atomics.add(words, index + 1, 1);
  return Atomics.notify(words, index + 1, 1) > 0;
}

function spin(words: Int32Array, index: number, enough: (state: number) => boolean): number {
  let state = Atomics.load(words, index);
  for (let looks = 1; looks < SPINS && !enough(state); looks++) state = Atomics.load(words, index);
  return state;
}
