/** Two threads, two locks, in opposite order. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

// #region deadlock
const [LEFT, RIGHT] = [0, 64];
/** Index of a word: threads that hold one lock. */
const HOLDING = 32;

export async function main({ print, threads }: DemoContext): Promise<void> {
  await threads('transfer', 2, new SharedArrayBuffer(256));
  print('done: yes');
}

export function transfer({ print, memory, thread }: DemoThread): void {
  const words = new Int32Array(memory);
  const [from, to] = thread === 0 ? [LEFT, RIGHT] : [RIGHT, LEFT];
  using _first = new Mutex(words, from).lock();
  if (thread === 0) print('first thread: holds left, wants right');
  // The bad moment, made certain.
  Atomics.add(words, HOLDING, 1);
  Atomics.notify(words, HOLDING);
  Atomics.wait(words, HOLDING, 1);
  if (thread === 1) print('second thread: holds right, wants left');
  using _second = new Mutex(words, to).lock();
  print(`thread ${thread}: has both`);
}
// #endregion
