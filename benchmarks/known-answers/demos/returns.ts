/** returns.rs: the same lines. */
import type { DemoContext } from '../../../src/lab/program.ts';

export function main({ print }: DemoContext): void {
  // #region returns
  print('one: 1');
  print('two: 2');
  print('“three”:   3');
  print('');
  print('not ended');
  // #endregion
}
