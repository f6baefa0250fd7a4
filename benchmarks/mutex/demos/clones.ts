/** Two threads clone and drop one Arc, and keep some of the clones. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { Heap } from '../../../src/memory/heap.ts';

const HEAP = 128;
/** A word beside the heap: where the Arc is. */
const ADDRESS = 0;

// #region clones
export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(65_536);
  const heap = Heap.create(memory, { from: HEAP });
  using value = Arc.new(heap, 8);
  // A share for each thread.
  for (let thread = 0; thread < 2; thread++) heap.words[ADDRESS] = value.clone().intoRaw();
  await threads('clone', 2, memory);
  print(`owners: ${value.strongCount}`);
  // The threads kept 1,000 shares each, as addresses.
  for (let kept = 0; kept < 2000; kept++) Arc.fromRaw(heap, value.address).drop();
  print(`owners, kept ones dropped: ${value.strongCount}`);
}

export function clone({ memory }: DemoThread): void {
  const heap = Heap.attach(memory, HEAP);
  using value = Arc.fromRaw(heap, heap.words[ADDRESS]!);
  for (let turn = 0; turn < 100_000; turn++) {
    using copy = value.clone();
    if (turn % 100 === 0) copy.intoRaw(); // kept; the others are dropped here
  }
}
// #endregion
