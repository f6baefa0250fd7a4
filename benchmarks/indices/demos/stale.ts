/** stale.rs on our own slot map. A guest is a number: the place of a name. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { type SlotKey, SlotMap } from '../../../src/memory/slot-map.ts';

const NAMES = ['Ada', 'Grace'];

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  // #region stale
  using guests = SlotMap.new(heap, 4);
  const insert = (name: string): SlotKey => {
    const key = guests.insert();
    heap.words[guests.get(key)! >> 2] = NAMES.indexOf(name);
    return key;
  };
  const find = (key: SlotKey): string => {
    const address = guests.get(key);
    return address === undefined ? 'nobody' : NAMES[heap.words[address >> 2]!]!;
  };

  const key = insert('Ada');
  print(`found by the key: ${find(key)}`);
  guests.remove(key);
  print(`found after she has left: ${find(key)}`);
  const newKey = insert('Grace');
  print(`found by the new guest's key: ${find(newKey)}`);
  print(`found by the old key: ${find(key)}`);
  print(`removed by the old key: ${guests.remove(key) ? 'somebody' : 'nobody'}`);
  // #endregion
}
