/** Lays the nodes out that the kernels work on: the same graph for each kind of link. */
import type { Heap } from '../../src/memory/heap.ts';
import { initialize } from '../../src/memory/rc-counts.ts';
import { SlotMap } from '../../src/memory/slot-map.ts';
import type { Plan } from './layout.ts';
import { Columns, Slots } from './slots.ts';

/** Records have four words. */
export const RECORD = 4;

/** The nodes by place: their links (byte addresses), then the value. Returns the address of each. */
export function references(heap: Heap, { perNode, links, values }: Plan): Int32Array {
  const { words } = heap;
  const bytes = (perNode + 1) * 4;
  const base = heap.allocate(values.length * bytes);
  for (let i = 0; i < values.length; i++) {
    const node = (base + i * bytes) >> 2;
    for (let link = 0; link < perNode; link++) words[node + link] = base + links[i * perNode + link]! * bytes;
    words[node + perNode] = values[i]!;
  }
  return values.map((_, i) => base + i * bytes);
}

/** The same with places for addresses. Returns the index of the first word. */
export function indices(heap: Heap, { perNode, links, values }: Plan): number {
  const { words } = heap;
  const stride = perNode + 1;
  const base = heap.allocate(values.length * stride * 4) >> 2;
  for (let i = 0; i < values.length; i++) {
    const node = base + i * stride;
    for (let link = 0; link < perNode; link++) words[node + link] = links[i * perNode + link]!;
    words[node + perNode] = values[i]!;
  }
  return base;
}

/** A block for each: two counts, a flag, links (the indices of the others' counts), value. Returns the index of each. */
export function counted(heap: Heap, { perNode, links, values }: Plan): Int32Array {
  const { words } = heap;
  const nodes = values.map(() => heap.allocate((4 + perNode) * 4) >> 2);
  for (const node of nodes) initialize(words, node);
  for (let i = 0; i < values.length; i++) {
    const node = nodes[i]!;
    words[node + 2] = 0;
    for (let link = 0; link < perNode; link++) {
      const other = nodes[links[i * perNode + link]!]!;
      words[node + 3 + link] = other;
      words[other + 1]!++;
    }
    words[node + 3 + perNode] = values[i]!;
  }
  return nodes;
}

/** Links are two words each, place and generation; then the value. */
export function generations(heap: Heap, { perNode, links, values }: Plan): Slots {
  const slots = new Slots(heap, values.length, 2 * perNode + 1);
  const { words } = slots;
  for (let i = 0; i < values.length; i++) slots.insert();
  for (let i = 0; i < values.length; i++) {
    const node = slots.tenant(i);
    for (let link = 0; link < perNode; link++) {
      words[node + 2 * link] = links[i * perNode + link]!;
      words[node + 2 * link + 1] = slots.generation;
    }
    words[node + 2 * perNode] = values[i]!;
  }
  return slots;
}

/** Keys of the map as links. Returns the map and the slot of each node. */
export function keys(heap: Heap, { perNode, links, values }: Plan): readonly [SlotMap, Int32Array] {
  const map = SlotMap.new(heap, (2 * perNode + 1) * 4, values.length);
  const { words } = heap;
  const slots = values.map(() => map.occupy());
  for (let i = 0; i < values.length; i++) {
    const node = map.find(slots[i]!, map.versionOf(slots[i]!));
    for (let link = 0; link < perNode; link++) {
      const other = slots[links[i * perNode + link]!]!;
      words[node + 2 * link] = other;
      words[node + 2 * link + 1] = map.versionOf(other);
    }
    words[node + 2 * perNode] = values[i]!;
  }
  return [map, slots];
}

/** Links as pairs of words, all of generation 1. */
export function linkPairs(links: Int32Array): Int32Array {
  const pairs = new Int32Array(2 * links.length);
  for (let i = 0; i < links.length; i++) {
    pairs[2 * i] = links[i]!;
    pairs[2 * i + 1] = 1;
  }
  return pairs;
}

/** Columns that hold these words, `valueWords` for each place. */
export function columnsOf(heap: Heap, words: Int32Array, valueWords: number): Columns {
  const columns = new Columns(heap, words.length / valueWords, valueWords);
  columns.values.set(words);
  return columns;
}

/** A copy in shared memory: handles and columns lie there as all else does. */
export function shared(heap: Heap, words: Int32Array): Int32Array {
  const copy = new Int32Array(heap.words.buffer, heap.allocate(words.length * 4), words.length);
  copy.set(words);
  return copy;
}
