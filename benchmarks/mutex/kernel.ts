/** Locks and their rivals, in TypeScript: the timed loops. Places are indices into one shared Int32Array. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { increment } from '../../src/memory/arc-counts.ts';
import { acquire, release } from '../../src/memory/lock.ts';
import { lockMutex, MUTEX_VALUE, unlockMutex } from '../../src/memory/mutex.ts';
import {
  lockForReading,
  lockForWriting,
  RW_LOCK_VALUE,
  unlockAfterReading,
  unlockAfterWriting,
} from '../../src/memory/rw-lock-words.ts';
import { checksum, counting, type Place, sumOfShards } from './layout.ts';
import { dropArc, lookUp, newArc, ownLock, type Reader, readers, tableOf, update } from './table-layout.ts';

// ---- counter: four ways to count together ----

// #region counter/mutex
const mutex = counting('shared Mutex', (place: Place, iterations: number): number => {
  const { words, shared, mayWait } = place;
  let counted = 0;
  for (let i = 0; i < iterations; i++) {
    lockMutex(words, shared, mayWait);
    words[shared + MUTEX_VALUE] = words[shared + MUTEX_VALUE]! + 1;
    unlockMutex(words, shared);
    counted++;
  }
  return checksum(counted, place);
});
// #endregion

// #region counter/atomic
const atomic = counting('shared', (place: Place, iterations: number): number => {
  const { words, shared } = place;
  let counted = 0;
  for (let i = 0; i < iterations; i++) {
    Atomics.add(words, shared, 1);
    counted++;
  }
  return checksum(counted, place);
});
// #endregion

// #region counter/sharded
const sharded = counting('shards', (place: Place, iterations: number): number => {
  const { words, mine } = place;
  const before = Atomics.load(words, mine);
  for (let i = 0; i < iterations; i++) Atomics.add(words, mine, 1);
  place.seen = sumOfShards(place); // once for the whole loop
  return checksum(Atomics.load(words, mine) - before, place);
});
// #endregion

// #region counter/local
const local = counting('shared Mutex', (place: Place, iterations: number): number => {
  const { words, shared, mine, mayWait } = place;
  words[mine] = 0;
  // Not atomic, and still right: no other thread knows this word.
  for (let i = 0; i < iterations; i++) words[mine] = words[mine]! + 1;
  const counted = words[mine]!;
  lockMutex(words, shared, mayWait); // once for the whole loop
  words[shared + MUTEX_VALUE] = words[shared + MUTEX_VALUE]! + counted;
  unlockMutex(words, shared);
  return checksum(counted, place);
});
// #endregion

// ---- section: how much is done while the lock is held ----

// #region section/own
// #region section/inside
/** Steps of arithmetic, each of which waits for the one before, and a count: all of it under the lock at `lock`. */
function workInside({ words, mayWait, work, seed }: Place, lock: number, iterations: number): number {
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    lockMutex(words, lock, mayWait);
    for (let step = 0; step < work; step++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    words[lock + MUTEX_VALUE] = words[lock + MUTEX_VALUE]! + 1;
    unlockMutex(words, lock);
  }
  return (x + iterations) >>> 0;
}
// #endregion
// #endregion

// #region section/inside
/** One for all threads. */
const inside = counting('shared Mutex', (place: Place, n: number): number =>
  workInside(place, place.shared, n),
);
// #endregion

// #region section/own
/** One for each thread. */
const own = counting('own Mutex', (place: Place, n: number): number => workInside(place, place.mine, n));
// #endregion

// #region section/spin
/** Whoever finds the lock taken looks again and again. */
const spin = counting('shared Mutex', (place: Place, iterations: number): number => {
  const { words, shared, work, seed } = place;
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    acquire(words, shared, false);
    for (let step = 0; step < work; step++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    words[shared + MUTEX_VALUE] = words[shared + MUTEX_VALUE]! + 1;
    release(words, shared);
  }
  return (x + iterations) >>> 0;
});
// #endregion

// #region section/outside
/** The steps do not touch what is shared, so they need no lock. */
const outside = counting('shared Mutex', (place: Place, iterations: number): number => {
  const { words, shared, mayWait, work, seed } = place;
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    for (let step = 0; step < work; step++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    lockMutex(words, shared, mayWait);
    words[shared + MUTEX_VALUE] = words[shared + MUTEX_VALUE]! + 1;
    unlockMutex(words, shared);
  }
  return (x + iterations) >>> 0;
});
// #endregion

// ---- read-mostly: a small table, read often, written now and then ----

// #region read-mostly/mutex
const locked = readers('mutex', (reader: Reader, iterations: number): number => {
  const { words, lock, mayWait, every } = reader;
  let { left } = reader;
  const table = lock + MUTEX_VALUE;
  let at = 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    if (--left === 0) {
      lockMutex(words, lock, mayWait);
      update(words, table);
      unlockMutex(words, lock);
      words[reader.written] = words[reader.written]! + 1;
      left = every;
    }
    lockMutex(words, lock, mayWait);
    at = lookUp(words, table, at);
    unlockMutex(words, lock);
    sum = (sum + at) | 0;
  }
  reader.left = left;
  return checksum(sum, reader);
});
// #endregion

// #region read-mostly/rwlock
// #region read-mostly/alone
const readLocked = readers('rwlock', (reader: Reader, iterations: number): number => {
  const { words, lock, every } = reader;
  let { left } = reader;
  const table = lock + RW_LOCK_VALUE;
  let at = 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    if (--left === 0) {
      lockForWriting(words, lock);
      update(words, table);
      unlockAfterWriting(words, lock);
      words[reader.written] = words[reader.written]! + 1;
      left = every;
    }
    lockForReading(words, lock);
    at = lookUp(words, table, at);
    unlockAfterReading(words, lock);
    sum = (sum + at) | 0;
  }
  reader.left = left;
  return checksum(sum, reader);
});
// #endregion
// #endregion

// #region read-mostly/copies
/** A reader bothers nobody. A writer has to visit everybody. */
const copies = readers('copies', (reader: Reader, iterations: number): number => {
  const { words, mine, mayWait, every, threads } = reader;
  let { left } = reader;
  let at = 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    if (--left === 0) {
      for (let thread = 0; thread < threads; thread++) {
        lockMutex(words, ownLock(thread), mayWait);
        update(words, ownLock(thread) + MUTEX_VALUE);
        unlockMutex(words, ownLock(thread));
      }
      words[reader.written] = words[reader.written]! + 1;
      left = every;
    }
    lockMutex(words, mine, mayWait);
    at = lookUp(words, mine + MUTEX_VALUE, at);
    unlockMutex(words, mine);
    sum = (sum + at) | 0;
  }
  reader.left = left;
  return checksum(sum, reader);
});
// #endregion

// #region read-mostly/swap
/** Nobody changes a table that others can see: a writer makes a new one, and swaps the shared handle. */
function replace(reader: Reader): void {
  const { words, lock, version, mayWait, heap } = reader;
  lockMutex(words, lock, mayWait);
  const old = words[lock + MUTEX_VALUE]!;
  const fresh = newArc(heap, tableOf(old));
  update(words, tableOf(fresh));
  words[lock + MUTEX_VALUE] = fresh;
  Atomics.add(words, version, 1);
  unlockMutex(words, lock);
  dropArc(heap, old); // readers may still hold it
}

/** Takes a handle to the current table in place of the old one. */
function refresh(reader: Reader): void {
  const { words, lock, version, mayWait, heap } = reader;
  const old = reader.held;
  lockMutex(words, lock, mayWait);
  reader.held = words[lock + MUTEX_VALUE]!;
  increment(words, reader.held >> 2);
  reader.seen = Atomics.load(words, version);
  unlockMutex(words, lock);
  dropArc(heap, old);
}

const swap = readers('arc', (reader: Reader, iterations: number): number => {
  const { words, version, every } = reader;
  let { left } = reader;
  let at = 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    if (--left === 0) {
      replace(reader);
      words[reader.written] = words[reader.written]! + 1;
      left = every;
    }
    if (Atomics.load(words, version) !== reader.seen) refresh(reader);
    at = lookUp(words, tableOf(reader.held), at);
    sum = (sum + at) | 0;
  }
  reader.left = left;
  return checksum(sum, reader);
});
// #endregion

// #region read-mostly/borrow
const borrow = readers('still', (reader: Reader, iterations: number): number => {
  const { words, lock } = reader;
  const table = lock + MUTEX_VALUE;
  let at = 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    at = lookUp(words, table, at);
    sum = (sum + at) | 0;
  }
  return checksum(sum, reader);
});
// #endregion

export const kernels: Kernels = {
  counter: { mutex, atomic, sharded, local },
  section: { inside, spin, outside, own },
  'read-mostly': { mutex: locked, rwlock: readLocked, alone: readLocked, copies, swap, borrow },
};
