/** sizes.rs in shared memory: what a thousand nodes take from our heap, divided by a thousand. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Rc } from '../../../src/memory/rc.ts';
import { FLAG } from '../../../src/memory/ref-cell.ts';
import { SlotMap } from '../../../src/memory/slot-map.ts';
import { Columns, Slots } from '../slots.ts';

export function main({ print }: DemoContext): void {
  // #region sizes
  /** Bytes of a word: an address, a place, a generation, a number. */
  const WORD = 4;
  const each = (allocate: (heap: Heap, count: number) => unknown): number => {
    const heap = Heap.create(new SharedArrayBuffer(200_000));
    allocate(heap, 1000);
    return Math.round(heap.statistics.liveBytes / 1000);
  };
  const reference = each((heap, count) => heap.allocate(count * 2 * WORD));
  const usual = each((heap, count) => new Slots(heap, count, 3));
  print(`bytes of a node, linked by reference: ${reference}`);
  print(`bytes of a node, linked by plain index: ${each((heap, count) => heap.allocate(count * 2 * WORD))}`);
  print(`bytes of a slot, generations in the usual layout: ${usual}`);
  print(`bytes of a slot, slotmap: ${each((heap, count) => SlotMap.new(heap, 3 * WORD, count))}`);
  const columns = each((heap, count) => [new Columns(heap, count, 2), heap.allocate(count * WORD)]);
  print(`bytes of a node, generations in columns: ${columns}`);
  const counted = each((heap, count) => {
    for (let i = 0; i < count; i++) Rc.new(heap, FLAG + 2 * WORD);
  });
  print(`bytes of a node, Rc and Weak, the header of its block included: ${counted}`);
  print(`usual layout against reference: ${usual / reference}`);
  // #endregion
}
