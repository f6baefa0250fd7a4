/** no-destructor.rs on our own arenas: a bump arena does not even know where its values begin. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Bump, TypedArena } from '../../../src/memory/arena.ts';
import { Heap } from '../../../src/memory/heap.ts';

// A file's words: the address of the path that it owns a share of. A path's words: its owners.
const FILE = 4;

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  const { words } = heap;
  // #region no-destructor
  let closed = 0;
  const path = heap.allocate(4) >> 2;
  words[path] = 1;
  const open = (file: number) => {
    words[file >> 2] = path;
    words[path] = words[path]! + 1;
  };
  const close = ({ words }: Heap, file: number) => {
    closed++;
    const owned = words[file >> 2]!;
    words[owned] = words[owned]! - 1;
  };

  const arena = TypedArena.new(heap, FILE, close);
  for (let i = 0; i < 3; i++) open(arena.allocate());
  arena.drop();
  print(`closed by a typed arena: ${closed}`);
  print(`owners of the path: ${words[path]}`);

  closed = 0;
  const bump = Bump.new(heap); // takes bytes, and no destructor
  for (let i = 0; i < 3; i++) open(bump.allocate(FILE));
  bump.drop();
  print(`closed by a bump arena: ${closed}`);
  print(`owners of the path, three of them gone: ${words[path]}`);
  // #endregion
}
