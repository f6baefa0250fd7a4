/** borrowed.rs on a cell of our own. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { type Ref, RefCell, type RefMut } from '../../../src/memory/ref-cell.ts';

function answer(attempt: () => Ref | RefMut): string {
  try {
    using _guard = attempt();
    return 'let in';
  } catch (error) {
    return (error as Error).message;
  }
}

export function main({ print }: DemoContext): void {
  // #region borrowed
  const words = new Int32Array(new SharedArrayBuffer(8));
  words[1] = 5;
  const cell = RefCell.init(words, 0);
  {
    using _reader = cell.borrow();
    print(`another reader: ${answer(() => cell.borrow())}`);
    print(`a writer beside a reader: ${answer(() => cell.borrowMut())}`);
  }
  print(`a writer, later: ${answer(() => cell.borrowMut())}`);
  // Both guards live to the end of the block.
  using right = cell.borrow();
  using left = cell.borrowMut();
  left.set(right.get() + 1);
  print(`the end: ${left.get()}`);
  // #endregion
}
