/** One thread locks one Mutex twice. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

// #region relock
export function main({ print }: DemoContext): void {
  const count = new Mutex(new Int32Array(new SharedArrayBuffer(64)), 0);
  using _first = count.lock();
  print('first lock: taken');
  print(`try_lock: ${count.tryLock() ? 'taken' : 'refused'}`);
  using _second = count.lock(); // waits for `_first`, which waits for the end of main
  print('second lock: taken');
}
// #endregion
