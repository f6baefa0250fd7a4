/** writing.rs on our own heap. The value: a length, then as many words. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Rc } from '../../../src/memory/rc.ts';

const answer = (way: number | undefined) => (way === undefined ? 'refused' : 'allowed');

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(4096));
  const { words } = heap;
  const list = ({ address }: Rc) => {
    const first = (address >> 2) + 1;
    return `[${[...words.subarray(first, first + words[address >> 2]!)].join(', ')}]`;
  };
  const push = (address: number, value: number) => {
    const length = words[address >> 2]! + 1;
    words[address >> 2] = length;
    words[(address >> 2) + length] = value;
  };
  // #region writing
  using a = Rc.new(heap, 16);
  words.set([1, 1], a.address >> 2);
  print(`get_mut with one owner: ${answer(a.getMut())}`);
  using b = a.clone();
  print(`get_mut with two owners: ${answer(a.getMut())}`);
  push(a.makeMut(), 2); // shared, so a moves to a copy
  print(`a after make_mut: ${list(a)}`);
  print(`b after it: ${list(b)}`);
  const before = a.address;
  push(a.makeMut(), 3); // nobody shares the copy
  print(`a after another: ${list(a)}`);
  print(`copied again: ${a.address !== before}`);
  // #endregion
}
