/** counts.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Rc } from '../../../src/memory/rc.ts';
import { readText, writeText } from './texts.ts';

export function main({ print }: DemoContext): void {
  const found = (rc: Rc | undefined) => (rc ? `Some(${JSON.stringify(readText(heap, rc.address))})` : 'None');
  // #region counts
  const heap = Heap.create(new SharedArrayBuffer(4096));
  const a = Rc.new(heap, 16);
  writeText(heap, a.address, 'shared');
  print(`owners at first: ${a.strongCount}`);
  const b = a.clone();
  const c = b.clone();
  print(`owners with two clones: ${a.strongCount}`);
  print(`one text: ${a.ptrEq(c)}`);
  {
    using _d = c.clone();
    print(`owners inside a block: ${a.strongCount}`);
  }
  print(`owners after it: ${a.strongCount}`);
  const weak = a.downgrade();
  print(`owners beside a Weak: ${a.strongCount}`);
  a.drop();
  b.drop();
  print(`owners at last: ${weak.strongCount}`);
  {
    using rc = weak.upgrade();
    print(`what the Weak finds: ${found(rc)}`);
  }
  c.drop();
  print(`owners when all are gone: ${weak.strongCount}`);
  print(`what it finds then: ${found(weak.upgrade())}`);
  // #endregion
}
