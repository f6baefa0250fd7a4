/** cycle.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Rc, Weak } from '../../../src/memory/rc.ts';

let log: string[] = [];

// #region cycle
/** A value of three words: its name, the address of the next node (0: none), and of the one before, weakly. */
const [NAME, NEXT, BACK] = [0, 4, 8];

function dropNode(heap: Heap, address: number): void {
  const { words } = heap;
  log.push(String.fromCharCode(words[(address + NAME) >> 2]!));
  const next = words[(address + NEXT) >> 2]!;
  const back = words[(address + BACK) >> 2]!;
  if (next) Rc.fromRaw(heap, next, dropNode).drop();
  if (back) Weak.fromRaw(heap, back, dropNode).drop();
}
// #endregion

function dropped(): string {
  const names = log.join(', ');
  log = [];
  return names || 'nobody';
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(4096));
  const node = (name: string) => {
    const rc = Rc.new(heap, 12, dropNode);
    heap.words.set([name.charCodeAt(0), 0, 0], rc.address >> 2);
    return rc;
  };
  /** Gives `from` an owner's share of `to`. */
  const lead = (from: Rc, to: Rc) => {
    heap.words[(from.address + NEXT) >> 2] = to.clone().intoRaw();
  };
  // #region cycle
  let [a, b] = [node('a'), node('b')];
  lead(a, b);
  a.drop();
  b.drop();
  print(`dropped, a leads to b: ${dropped()}`);

  [a, b] = [node('a'), node('b')];
  lead(a, b);
  lead(b, a);
  const probe = a.downgrade();
  a.drop();
  b.drop();
  print(`dropped, and b to a: ${dropped()}`);
  print(`owners of a, which nobody can reach: ${probe.strongCount}`);

  [a, b] = [node('a'), node('b')];
  lead(a, b);
  heap.words[(b.address + BACK) >> 2] = a.downgrade().intoRaw();
  {
    const back = Weak.fromRaw(heap, heap.words[(b.address + BACK) >> 2]!);
    using found = back.upgrade();
    print(`b finds its way back to: ${String.fromCharCode(heap.words[found!.address >> 2]!)}`);
    back.intoRaw();
  }
  a.drop();
  b.drop();
  print(`dropped, back by a Weak: ${dropped()}`);
  // #endregion
}
