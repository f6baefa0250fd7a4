/** count.rs on our own heap: the same calls, the same lines. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { Heap } from '../../../src/memory/heap.ts';

export function main({ print }: DemoContext): void {
  // #region count
  const heap = Heap.create(new SharedArrayBuffer(2_000_000));
  using data = Arc.new(heap, 1_000_000);
  const again = data.clone();
  print(`owners: ${data.strongCount}`);
  print(`same bytes: ${again.ptrEq(data)}`);
  again.drop();
  print(`owners: ${data.strongCount}`);
  // #endregion
}
