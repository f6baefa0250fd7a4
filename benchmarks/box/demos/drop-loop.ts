/** drop-loop.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';

const LENGTH = 1_000_000;
const NODE = 8;

// #region drop-loop
/** The list's destructor: it takes what a node leads to before the node goes. */
function dropList(heap: Heap, list: number): void {
  let next = heap.words[list >> 2]!;
  while (next) {
    const node = Box.fromRaw(heap, next);
    next = heap.words[(node.address >> 2) + 1]!;
    node.drop();
  }
}

function sum(heap: Heap, first: number): number {
  let total = 0;
  for (let node = first; node; node = heap.words[(node >> 2) + 1]!) total += heap.words[node >> 2]!;
  return total;
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(25_000_000), { shared: false });
  const list = Box.new(heap, 4, dropList);
  let next = 0;
  for (let number = 0; number < LENGTH; number++) {
    const node = Box.new(heap, NODE).intoRaw();
    heap.words[node >> 2] = number;
    heap.words[(node >> 2) + 1] = next;
    next = node;
  }
  heap.words[list.address >> 2] = next;
  print(`sum: ${sum(heap, next)}`);
  list.drop();
  print('after the drop: still here');
}
// #endregion
