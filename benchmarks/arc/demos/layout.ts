/** layout.rs on our own heap. A `u64` is eight bytes; a `Vec` is a pointer, a capacity and a length, and its bytes lie in a block of their own. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { Heap } from '../../../src/memory/heap.ts';

const ARCS = 10_000;
const NUMBER = 8;
const VEC = 12;

// #region layout
/** Bytes from the count to the value. The count is the word that goes up with a clone. */
function distance(heap: Heap, arc: Arc): number {
  const value = arc.address >> 2;
  const words = () => [1, 2].map((back) => heap.words[value - back]!);
  const before = words();
  using again = arc.clone();
  const back = words().findIndex((now, i) => now === before[i]! + 1) + 1;
  return again.address - (value - back) * 4;
}

/** Of 100, how many have the count and this address on one line of 64 bytes? */
function percent(arcs: readonly Arc[], distance: number, address: (arc: Arc) => number): number {
  const together = arcs.filter((arc) => {
    const count = arc.address - distance;
    return count >> 6 === address(arc) >> 6;
  });
  return Math.floor((100 * together.length) / arcs.length);
}
// #endregion

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(12_000_000));
  const numbers = Array.from({ length: ARCS }, () => Arc.new(heap, NUMBER));
  const apart = distance(heap, numbers[0]!);
  print(`bytes from the count to the value: ${apart}`);
  print(`u64 beside its count, percent: ${percent(numbers, apart, (arc) => arc.address)}`);
  const vectors = Array.from({ length: ARCS }, () => {
    const bytes = heap.allocate(1000);
    const vector = Arc.new(heap, VEC);
    heap.words[vector.address >> 2] = bytes;
    return vector;
  });
  print(`Vec beside its count, percent: ${percent(vectors, apart, (arc) => arc.address)}`);
  const first = (arc: Arc) => heap.words[arc.address >> 2]!;
  print(`bytes of a Vec beside its count, percent: ${percent(vectors, apart, first)}`);
}
