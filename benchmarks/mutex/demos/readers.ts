/** A second reader, while the first is still there. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';
import { RwLock } from '../../../src/memory/rw-lock.ts';

// #region readers
export function main({ print }: DemoContext): void {
  const words = new Int32Array(new SharedArrayBuffer(128));
  const lock = new RwLock(words, 0);
  const mutex = new Mutex(words, 64);
  const answer = (guard: object | undefined) => (guard ? 'let in' : 'kept out');

  using _reader = lock.read();
  using second = lock.tryRead();
  print(`RwLock, a second reader: ${answer(second)}`);

  using _holder = mutex.lock();
  print(`Mutex, a second reader: ${answer(mutex.tryLock())}`);
}
// #endregion
