/** sizes.rs on our own heap and arenas. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Bump } from '../../../src/memory/arena.ts';
import { Heap } from '../../../src/memory/heap.ts';

/** Kind, and two addresses or indices, of 4 bytes each. */
const NODE = 12;
const COUNTS = 8;

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(1_000_000));
  const apart = (make: () => number) => {
    const all = Array.from({ length: 1000 }, make);
    return Math.min(...all.slice(1).map((address, i) => Math.abs(address - all[i]!)));
  };
  // #region sizes
  const bump = Bump.new(heap);
  print(`bytes of a node with references: ${apart(() => bump.allocate(NODE))}`);
  print(`bytes of a node with indices: ${NODE}`);
  print(`bytes of a reference: ${Int32Array.BYTES_PER_ELEMENT}`);
  print(`bytes from one Box to the next: ${apart(() => heap.allocate(NODE))}`);
  print(`bytes from one Rc to the next: ${apart(() => heap.allocate(COUNTS + NODE))}`);
  // #endregion
}
