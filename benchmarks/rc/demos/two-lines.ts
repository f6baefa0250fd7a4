/** two-lines.rs on a cell of our own. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { RefCell } from '../../../src/memory/ref-cell.ts';

export function main({ print }: DemoContext): void {
  const words = new Int32Array(new SharedArrayBuffer(8));
  words[1] = 5;
  const cell = RefCell.init(words, 0);
  // #region two-lines
  const right = cell.borrow();
  const next = right.get() + 1;
  right.drop(); // this borrow ends here
  using left = cell.borrowMut();
  left.set(next);
  print(`the end: ${left.get()}`);
  // #endregion
}
