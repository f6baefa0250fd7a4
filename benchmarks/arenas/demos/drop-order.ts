/** drop-order.rs in our own typed arena, which drops in the crate's order. Values of 512 bytes, so that the first chunk holds two. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { TypedArena } from '../../../src/memory/arena.ts';
import { Heap } from '../../../src/memory/heap.ts';

const PAGE = 512;

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  // #region drop-order
  const log: number[] = [];
  const arena = TypedArena.new(heap, PAGE, ({ words }, page) => log.push(words[page >> 2]!));
  for (let number = 1; number <= 8; number++) heap.words[arena.allocate() >> 2] = number;
  print(`dropped while the arena lives: ${log.length}`);
  arena.drop();
  print(`dropped with the arena: ${log.length}`);
  print(`in this order: ${log.join(' ')}`);
  // #endregion
}
