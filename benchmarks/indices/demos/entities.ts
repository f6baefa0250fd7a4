/** entities.rs on our own slot map. A secondary map is two columns, versions and values, by slot. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { type SlotKey, SlotMap } from '../../../src/memory/slot-map.ts';

const NAMES = ['a ship', 'a rock', 'a star'];

// #region entities
/** What some entities have. A version that is not the key's belongs to somebody who is gone. */
class Column<T> {
  #versions: number[] = [];
  #values: T[] = [];

  set({ index, version }: SlotKey, value: T): void {
    this.#versions[index] = version;
    this.#values[index] = value;
  }

  get({ index, version }: SlotKey): T | undefined {
    return this.#versions[index] === version ? this.#values[index] : undefined;
  }

  *[Symbol.iterator](): Generator<[SlotKey, T]> {
    for (const index of this.#versions.keys()) {
      const version = this.#versions[index];
      if (version !== undefined) yield [{ index, version }, this.#values[index]!];
    }
  }
}
// #endregion

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  // #region entities
  using entities = SlotMap.new(heap, 4);
  const positions = new Column<number>();
  const speeds = new Column<number>();
  const targets = new Column<SlotKey>();

  const insert = (name: string): SlotKey => {
    const key = entities.insert();
    heap.words[entities.get(key)! >> 2] = NAMES.indexOf(name);
    return key;
  };
  const target = (entity: SlotKey): string => {
    const key = targets.get(entity);
    const address = key && entities.get(key);
    return address === undefined ? 'nothing' : NAMES[heap.words[address >> 2]!]!;
  };

  const ship = insert('a ship');
  const rock = insert('a rock');
  positions.set(ship, 0);
  positions.set(rock, 100);
  speeds.set(ship, 5);
  targets.set(ship, rock);
  // Everything that has a speed and a position moves.
  for (const [entity, speed] of speeds) {
    const position = positions.get(entity);
    if (position !== undefined) positions.set(entity, position + speed);
  }
  print(`the ship is at: ${positions.get(ship)}`);
  print(`the rock is at: ${positions.get(rock)}`);
  print(`the ship aims at: ${target(ship)}`);

  entities.remove(rock); // its position stays in the column for now
  print(`the ship aims, the rock being gone, at: ${target(ship)}`);
  const star = insert('a star'); // in the rock's slot
  print(`the ship aims, a star being there, at: ${target(ship)}`);
  print(`the star has inherited a position: ${positions.get(star) !== undefined}`);
  // #endregion
}
