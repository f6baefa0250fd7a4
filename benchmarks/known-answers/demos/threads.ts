/** threads.rs: threads that end, and one that throws. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';

// #region threads
export function add({ memory, thread }: DemoThread): void {
  Atomics.add(new Int32Array(memory), 0, thread + 1);
}

export function tell({ print, memory }: DemoThread): void {
  print(`in thread: ${Atomics.load(new Int32Array(memory), 1)}`);
}

export function fail(): void {
  throw new Error('on purpose');
}

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(8);
  const words = new Int32Array(memory);
  await threads('add', 3, memory);
  print(`sum: ${words[0]}`);
  for (words[1] = 1; words[1] <= 3; words[1]++) {
    await threads('tell', 1, memory);
    print(`joined: ${words[1]}`);
  }
  await threads('fail', 1, memory).catch((error: Error) => print(`error: ${error.message}`));
}
// #endregion
