/** What the kernels have in common: who is linked to whom, and in which order things lie. */
import type { ParameterValues } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';

/** The heap of a case begins here, and belongs to its one thread. */
const HEAP = 128;
const SLACK = 65_536;

/** Shared memory for `count` things of at most so many bytes each. */
export const room = (count: number, each: number): number => HEAP + FIRST_BLOCK + SLACK + count * each;

export const createHeap = (memory: SharedArrayBuffer): Heap =>
  Heap.create(memory, { from: HEAP, shared: false });

/** Numbers of 24 bits that look random, each made of the one before. */
export class Noise {
  #x: number;

  constructor(seed: number) {
    this.#x = seed | 0;
  }

  next(): number {
    this.#x = (Math.imul(this.#x, 1664525) + 1013904223) | 0;
    return this.#x >>> 8;
  }

  /** A number less than `bound`. */
  below(bound: number): number {
    return Math.floor((this.next() * bound) / 2 ** 24);
  }
}

/** Nodes by place: to which places each is linked, and its value. */
export interface Plan {
  /** Of each node. */
  readonly perNode: number;
  readonly links: Int32Array;
  readonly values: Int32Array;
  /** Where a walk begins. */
  readonly first: number;
}

/** Every number below `count`, once. In order, or in an order left to chance (Fisher and Yates's). */
export function places(count: number, seed: number, shuffled: boolean): Int32Array {
  const all = new Int32Array(count);
  for (let i = 0; i < count; i++) all[i] = i;
  const noise = new Noise(~seed);
  if (shuffled)
    for (let last = count - 1; last > 0; last--) {
      const other = noise.below(last + 1);
      const place = all[last]!;
      all[last] = all[other]!;
      all[other] = place;
    }
  return all;
}

/** One cycle through all nodes. The walk meets the same values in either order; what differs is where they lie. */
export function cycle({ nodes = 0 }: ParameterValues, seed: number, shuffled: boolean): Plan {
  const order = places(nodes, seed, shuffled);
  const noise = new Noise(seed);
  const links = new Int32Array(nodes);
  const values = new Int32Array(nodes);
  for (let step = 0; step < nodes; step++) {
    links[order[step]!] = order[step + 1 < nodes ? step + 1 : 0]!;
    values[order[step]!] = noise.next();
  }
  return { perNode: 1, links, values, first: order[0]! };
}

const NEIGHBORS = 4;

/** Each node has four neighbors, left to chance. */
export function graph({ nodes = 0 }: ParameterValues, seed: number): Plan {
  const noise = new Noise(seed);
  const values = new Int32Array(nodes);
  for (let i = 0; i < nodes; i++) values[i] = noise.next();
  const links = new Int32Array(nodes * NEIGHBORS);
  for (let i = 0; i < links.length; i++) links[i] = noise.below(nodes);
  return { perNode: NEIGHBORS, links, values, first: 0 };
}
