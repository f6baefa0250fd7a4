/** The count of an Arc at its end. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { ARC_HEADER } from '../../../src/memory/arc-counts.ts';
import { Heap } from '../../../src/memory/heap.ts';

// #region overflow
export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(8192));
  using value = Arc.new(heap, 8);
  value.clone();
  // Clones that are never dropped are never counted down. To make enough of them takes long,
  // so we write the count ourselves: it stands two words before the value.
  const count = (value.address - ARC_HEADER) >> 2;
  print(`owners: ${Atomics.load(heap.words, count)}`); // 2: this is the word
  Atomics.store(heap.words, count, 2 ** 31 - 1);
  value.clone();
  print(`owners: ${value.strongCount}`); // never printed
}
// #endregion
