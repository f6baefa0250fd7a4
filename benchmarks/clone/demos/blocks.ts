/** blocks.rs on our own heap, which counts what it is asked for. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { StringVec } from '../../../src/memory/string-vec.ts';

export function main({ print }: DemoContext): void {
  // #region blocks
  const heap = Heap.create(new SharedArrayBuffer(16_384));
  /** Blocks that the heap is asked for meanwhile. */
  const asked = (work: () => void): number => {
    const before = heap.statistics.allocations;
    work();
    return heap.statistics.allocations - before;
  };
  /** A handle's header takes a block here; in Rust it lies in the variable itself, so it is not counted. */
  const HEADER = 1;
  // #endregion

  // #region blocks
  const names = Array.from({ length: 16 }, (_, i) => `tag number ${i}`);
  using tags = StringVec.from(heap, names);
  const inClone = (of: StringVec): number => asked(() => of.clone().drop()) - HEADER;
  print(`blocks of 16 tags: ${heap.statistics.live - HEADER}`);
  print(`new in a borrow: ${asked(() => tags.borrow())}`);
  print(`new in a clone: ${inClone(tags)}`);
  using empty = StringVec.from(heap, Array(16).fill(''));
  print(`new in a clone of 16 empty tags: ${inClone(empty)}`);
  using nothing = StringVec.from(heap, []);
  print(`new in a clone of no tags: ${inClone(nothing)}`);
  // #endregion

  // A String and a Vec<u8> are one block of bytes each, and here the same: a vector of one of them, without its table.
  using text = StringVec.from(heap, ['one string']);
  const table = 1;
  print(`new in a clone of one String: ${inClone(text) - table}`);
  using bytes = StringVec.from(heap, ['\u0001'.repeat(16)]);
  print(`new in a clone of one Vec<u8>: ${inClone(bytes) - table}`);
  using kept = tags.clone();
  print(`new after clone_from: ${asked(() => kept.cloneFrom(tags))}`);
}
