/** panics.rs: an error that is thrown, after something was printed. */
import type { DemoContext } from '../../../src/lab/program.ts';

export function main({ print }: DemoContext): void {
  // #region panics
  try {
    print('borrowed: once');
    throw new Error('already borrowed');
  } finally {
    print('farewell: printed while unwinding');
  }
  // #endregion
}
