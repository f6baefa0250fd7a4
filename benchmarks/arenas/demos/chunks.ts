/** chunks.rs on our own arenas, which count their chunks themselves. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Bump, TypedArena } from '../../../src/memory/arena.ts';
import { Heap } from '../../../src/memory/heap.ts';

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(4_000_000));
  // #region chunks
  const COUNT = 100_000;
  const arena = TypedArena.new(heap, 4);
  for (let i = 0; i < COUNT; i++) heap.words[arena.allocate() >> 2] = i;
  print(`chunks of a typed arena: ${arena.chunks}`);
  const bump = Bump.new(heap);
  for (let i = 0; i < COUNT; i++) heap.words[bump.allocate(4) >> 2] = i;
  print(`chunks of a bump arena: ${bump.chunks}`);
  const told = TypedArena.new(heap, 4);
  const first = told.allocateMany(COUNT) >> 2;
  for (let i = 0; i < COUNT; i++) heap.words[first + i] = i;
  print(`chunks of a typed arena that was told: ${told.chunks}`);
  // #endregion
}
