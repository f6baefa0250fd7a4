/** Many additions from many threads, under one lock. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

// #region exact
export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(64);
  await threads('add', 4, memory);
  using count = new Mutex(new Int32Array(memory), 0).lock();
  print(`counted: ${count.value}`);
}

export function add({ memory }: DemoThread): void {
  const mutex = new Mutex(new Int32Array(memory), 0);
  for (let i = 0; i < 10_000; i++) {
    using count = mutex.lock();
    count.value += 1;
  }
}
// #endregion
