/** total.rs on our own heap: a RefCell in the block of an Rc. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Rc } from '../../../src/memory/rc.ts';
import { RefCell } from '../../../src/memory/ref-cell.ts';

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(4096));
  const { words } = heap;
  // #region total
  using total = Rc.new(heap, 8);
  RefCell.init(words, total.address);
  words[(total.address >> 2) + 1] = 0;
  using one = total.clone();
  using other = total.clone();
  for (const [owner, amount] of [[one, 1] as const, [other, 5] as const]) {
    using guard = RefCell.at(words, owner.address).borrowMut();
    guard.set(guard.get() + amount);
  }
  using guard = RefCell.at(words, total.address).borrow();
  print(`total: ${guard.get()}`);
  // #endregion
}
