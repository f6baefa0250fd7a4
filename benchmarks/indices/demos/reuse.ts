/** reuse.rs on our own slot map. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { type SlotKey, SlotMap } from '../../../src/memory/slot-map.ts';

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  // #region reuse
  using map = SlotMap.new(heap, 4);
  const told = ({ index, version }: SlotKey) => `slot ${index}, version ${version}`;
  const [a, b, c] = [map.insert(), map.insert(), map.insert()];
  print(`a: ${told(a)}`);
  print(`b: ${told(b)}`);
  print(`c: ${told(c)}`);
  map.remove(a);
  map.remove(b);
  const [d, e, f] = [map.insert(), map.insert(), map.insert()];
  print(`d: ${told(d)}`);
  print(`e: ${told(e)}`);
  print(`f: ${told(f)}`);
  print(`slots for six letters: ${map.length}`);
  // #endregion
}
