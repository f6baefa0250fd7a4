/** Five threads count to five: what they share is the buffer, and in it a Mutex. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

// #region five
const mutexIn = (memory: SharedArrayBuffer): Mutex => new Mutex(new Int32Array(memory), 0);

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(64);
  await threads('add', 5, memory);
  using count = mutexIn(memory).lock();
  print(`counted: ${count.value}`);
}

/** What each thread does. */
export function add({ memory }: DemoThread): void {
  using count = mutexIn(memory).lock();
  count.value += 1;
}
// #endregion
