/** A lock is held as long as its guard lives. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

// #region scope
export function main({ print }: DemoContext): void {
  const names = new Mutex(new Int32Array(new SharedArrayBuffer(64)), 0);
  const held = () => {
    using guard = names.tryLock();
    return guard ? 'free' : 'held';
  };

  {
    using _guard = names.lock();
    print(`in the block of a guard: ${held()}`);
  }
  print(`after the block: ${held()}`);

  // JavaScript has no temporaries with an end:
  // a guard without `using` is held until somebody drops it.
  const guard = names.lock();
  guard.drop();
  print(`after drop(guard): ${held()}`);
}
// #endregion
