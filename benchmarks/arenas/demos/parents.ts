/** parents.rs in an arena of our own: references are addresses, and may go in every direction. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { TypedArena } from '../../../src/memory/arena.ts';
import { Heap } from '../../../src/memory/heap.ts';

const NAMES = ['house', 'room', 'chair'];

// #region parents
// A node's words: its name (a place in NAMES), its parent, its first child. 0 is no node.
const NODE = 12;

function node(arena: TypedArena, words: Int32Array, name: number): number {
  const address = arena.allocate();
  words.set([name, 0, 0], arena.index(address));
  return address;
}

function link(arena: TypedArena, words: Int32Array, parent: number, child: number): void {
  words[arena.index(child) + 1] = parent;
  words[arena.index(parent) + 2] = child;
}
// #endregion

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  const { words } = heap;
  const nameOf = (address: number) => NAMES[words[address >> 2]!]!;
  const path = (address: number): string => {
    const parent = words[(address >> 2) + 1]!;
    return parent ? `${nameOf(address)} in ${path(parent)}` : nameOf(address);
  };
  // #region parents
  using arena = TypedArena.new(heap, NODE);
  const [house, room, chair] = NAMES.map((_, name) => node(arena, words, name)) as [number, number, number];
  link(arena, words, house, room);
  link(arena, words, room, chair);
  print(`path: ${path(chair)}`);
  const parent = words[arena.index(room) + 1]!;
  const upAndDown = words[arena.index(parent) + 2]!;
  print(`up and down again: ${nameOf(upAndDown)}`);
  print(`the same node: ${upAndDown === room}`);
  link(arena, words, chair, chair); // a node may even be its own child
  print(`its own parent: ${words[arena.index(chair) + 1] === chair}`);
  // #endregion
  print(`nodes in the arena: ${arena.length}`);
}
