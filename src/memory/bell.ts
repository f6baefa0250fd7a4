/**
 * How a thread sleeps until another has something for it, in one shared word: 0 nobody sleeps, 1 somebody does, or is about to.
 * The word is written by the thread that goes to sleep and by whoever wakes it.
 *
 * The sleeper says so first and then looks once more; the other changes something first and then looks whether anybody
 * sleeps. Atomics are sequentially consistent, so one of the two sees the other: no wake-up is lost. Who rings a bell
 * that nobody waits for pays a load.
 */

/** Before the last look. After it, either `sleep` or `awake`. */
export function announce(words: Int32Array, bell: number): void {
  Atomics.store(words, bell, 1);
}

/** Sleeps until the bell rings, or for so many milliseconds. */
export function sleep(words: Int32Array, bell: number, timeout?: number): void {
  Atomics.wait(words, bell, 1, timeout);
}

/** The last look found something: no sleep. */
export function awake(words: Int32Array, bell: number): void {
  Atomics.store(words, bell, 0);
}

/** Wakes all that sleep here. */
export function ringBell(words: Int32Array, bell: number): void {
  if (Atomics.load(words, bell) !== 0 && Atomics.exchange(words, bell, 0) !== 0) Atomics.notify(words, bell);
}
