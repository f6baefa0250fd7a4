/** Two threads read, then both write: one addition is lost. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';

// #region lost
const COUNT = 0;
const HAVE_READ = 1;

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(8);
  await threads('add', 2, memory);
  print('added: 2');
  print(`counted: ${new Int32Array(memory)[COUNT]}`);
}

export function add({ memory }: DemoThread): void {
  const words = new Int32Array(memory);
  const seen = Atomics.load(words, COUNT);
  // The moment between, made certain.
  Atomics.add(words, HAVE_READ, 1);
  Atomics.notify(words, HAVE_READ);
  Atomics.wait(words, HAVE_READ, 1);
  Atomics.store(words, COUNT, seen + 1);
}
// #endregion
