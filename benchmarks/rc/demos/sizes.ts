/** sizes.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { COUNTS } from '../../../src/memory/counted-handle.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Rc } from '../../../src/memory/rc.ts';
import { FLAG } from '../../../src/memory/ref-cell.ts';

// #region sizes
const NUMBER = 4;
const POINT = 16;

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(4096));
  using a = Rc.new(heap, FLAG + POINT);
  using b = Rc.new(heap, FLAG + POINT);
  print(`Cell<i32>: ${NUMBER}`);
  print(`RefCell<i32>: ${FLAG + NUMBER}`);
  print(`a point: ${POINT}`);
  print(`the block of an Rc<RefCell<Point>>: ${COUNTS + FLAG + POINT}`);
  print(`what it takes of the heap: ${b.address - a.address}`);
}
// #endregion
