/** A thread fails while it holds the lock. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

const failed = (action: () => void): boolean => {
  try {
    action();
    return false;
  } catch {
    return true;
  }
};

// #region poison
export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(64);
  const words = new Int32Array(memory);
  const pair = new Mutex(words, 0);
  words.set([1, 1], 2); // always equal, unless somebody is at work
  const panicked = await threads('fail', 1, memory).then(
    () => false,
    () => true,
  );
  print(`the thread panicked: ${panicked}`);
  print(`poisoned: ${pair.isPoisoned}`);
  print(`lock() is an error: ${failed(() => pair.lock().drop())}`);

  // Whoever knows what to do may go in all the same.
  using guard = pair.lockAnyway();
  const at = guard.address >> 2;
  print(`found: (${words[at]}, ${words[at + 1]})`);
  words[at + 1] = words[at]!;
  guard.drop();
  pair.clearPoison();
  pair.with(() => print(`repaired: (${words[at]}, ${words[at + 1]})`));
}

export function fail({ memory }: DemoThread): void {
  // An error that leaves `with` poisons.
  // `using` alone would not do: it is not told why a scope ends.
  new Mutex(new Int32Array(memory), 0).with((pair) => {
    pair.value += 1;
    throw new Error('between the two halves');
  });
}
// #endregion
