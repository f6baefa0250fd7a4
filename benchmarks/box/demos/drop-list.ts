/** drop-list.rs on our own heap: the destructor of a node drops the box in it, whose destructor … */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';

const LENGTH = 1_000_000;
const NODE = 8;

// #region drop-list
/** A node is a number and the address of the next node, which it owns. */
function dropNode(heap: Heap, node: number): void {
  const next = heap.words[(node >> 2) + 1]!;
  if (next) Box.fromRaw(heap, next, dropNode).drop();
}

function list(heap: Heap, length: number): Box {
  let next = 0;
  for (let number = 0; number < length; number++) {
    const node = Box.new(heap, NODE, dropNode).intoRaw();
    heap.words[node >> 2] = number;
    heap.words[(node >> 2) + 1] = next;
    next = node;
  }
  return Box.fromRaw(heap, next, dropNode);
}

function sum(heap: Heap, first: number): number {
  let total = 0;
  for (let node = first; node; node = heap.words[(node >> 2) + 1]!) total += heap.words[node >> 2]!;
  return total;
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(25_000_000), { shared: false });
  const first = list(heap, LENGTH);
  print(`sum: ${sum(heap, first.address)}`);
  first.drop();
  print('after the drop: still here');
}
// #endregion
