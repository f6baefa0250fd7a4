/** early.rs by hand, and what happens to whoever comes too late. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { OwnershipError } from '../../../src/memory/errors.ts';
import { Heap } from '../../../src/memory/heap.ts';

export function main({ print }: DemoContext): void {
  // #region early
  const heap = Heap.create(new SharedArrayBuffer(10_000));
  using page = Arc.new(heap, 5);
  print(`while the handle lives: ${heap.statistics.live} block`);
  page.drop(); // `using` will see that it is gone
  print(`after page.drop(): ${heap.statistics.live} blocks`);
  try {
    page.clone();
  } catch (error) {
    // Rust would not have compiled this.
    print(`a clone after that: ${error instanceof OwnershipError ? error.fault : 'accepted'}`);
  }
  // #endregion
}
