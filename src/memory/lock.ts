/**
 * A lock in one shared word: spin a little, then sleep (Drepper, "Futexes Are Tricky", 2011, mutex 2).
 * Futex means `Atomics.wait` and `Atomics.notify` here. It does not poison and is not fair.
 *
 * The word is written by every thread that acquires or releases, and by nobody else:
 * 0 free, 1 held, 2 held and somebody may sleep. Zeroed memory is a free lock.
 *
 * A page's main thread may not sleep: there, `mayWait` must be false, and it spins until the lock is free.
 * A thread that is ended while it holds the lock leaves it held: end all threads that share it.
 */
const FREE = 0;
const HELD = 1;
const SLEEPERS = 2;

/** About 2 us of spinning: longer than the heap holds its lock, shorter than a sleep costs. */
const SPINS = 100;

/** May this thread sleep on shared memory? False on a page's main thread. */
export function threadMayWait(): boolean {
  try {
    // The value differs, so this returns at once where sleeping is allowed, and throws where it is not.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1, 0);
    return true;
  } catch {
    return false;
  }
}

export function acquire(words: Int32Array, index: number, mayWait: boolean): void {
  if (Atomics.compareExchange(words, index, FREE, HELD) !== FREE) contend(words, index, mayWait);
}

/** False when the lock is held, by this thread or another. */
export function tryAcquire(words: Int32Array, index: number): boolean {
  return Atomics.compareExchange(words, index, FREE, HELD) === FREE;
}

export function release(words: Int32Array, index: number): void {
  if (Atomics.exchange(words, index, FREE) === SLEEPERS) Atomics.notify(words, index, 1);
}

function contend(words: Int32Array, index: number, mayWait: boolean): void {
  for (let spin = 0; spin < SPINS || !mayWait; spin++) {
    // Look before writing: waiting threads then share the line instead of tearing it from the holder.
    if (Atomics.load(words, index) === FREE && Atomics.compareExchange(words, index, FREE, HELD) === FREE)
      return;
  }
  // Whoever has slept marks the lock SLEEPERS, since others may still sleep: a notify too many, never one too few.
  while (Atomics.exchange(words, index, SLEEPERS) !== FREE) Atomics.wait(words, index, SLEEPERS);
}
