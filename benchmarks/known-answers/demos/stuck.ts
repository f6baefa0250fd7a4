/** stuck.rs: waits for what nobody will do. */
import type { DemoContext } from '../../../src/lab/program.ts';

export function main({ print }: DemoContext): void {
  // #region stuck
  const word = new Int32Array(new SharedArrayBuffer(4));
  print('locked: once');
  Atomics.wait(word, 0, 0);
  print('locked: twice, 2');
  // #endregion
}
