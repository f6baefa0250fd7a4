/**
 * A row of values, a list, and a row of addresses. All elements hold the same value, so that sums do not depend on
 * where they begin: each call goes on where the one before stopped, or a long list would never be seen to its end.
 *
 * A node is a block of src/memory's heap: a word for the value, a word for the address of the next node (0 for none).
 */
import type { Kernel, KernelContext } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { blockSize, FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { shuffledNumbers, tag } from './noise.ts';

const ROW = 128;
const NODE = 8;
const PAGE = 4096;

export interface Row {
  readonly words: Int32Array;
  /** Index of the first element. */
  readonly first: number;
  readonly count: number;
  /** The element that is next. */
  at: number;
}

export interface Walker {
  readonly words: Int32Array;
  /** Addresses in bytes: of the first node, and of the next one to be visited. */
  readonly first: number;
  readonly length: number;
  at: number;
}

const rowBytes = (length: number): number => Math.ceil((ROW + 4 * length) / PAGE) * PAGE;
const bytes = ({ length }: { readonly length?: number }): number =>
  rowBytes(length!) + FIRST_BLOCK + length! * blockSize(NODE) + PAGE;

/** Addresses of nodes that were allocated one after the other: in this order, or in one that depends on the seed. */
function nodes({ memory, parameters, seed }: KernelContext, order: 'in order' | 'shuffled'): Uint32Array {
  const length = parameters.length!;
  const heap = Heap.create(memory, { from: rowBytes(length), shared: false });
  const { words } = heap;
  const value = tag(seed);
  const addresses = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    const node = heap.allocate(NODE);
    words[node >> 2] = value;
    words[(node >> 2) + 1] = 0;
    addresses[place] = node;
  }
  return order === 'shuffled' ? shuffledNumbers(length, seed).map((place) => addresses[place]!) : addresses;
}

export function lists(
  order: 'in order' | 'shuffled',
  loop: (walker: Walker, iterations: number) => number,
): Kernel<Walker> {
  return {
    bytes,
    setup(context) {
      const words = new Int32Array(context.memory);
      const addresses = nodes(context, order);
      for (let place = 1; place < addresses.length; place++)
        words[(addresses[place - 1]! >> 2) + 1] = addresses[place]!;
      const first = addresses[0]!;
      return { words, first, length: addresses.length, at: first };
    },
    run: loop,
    audit({ words, first, length, at }, mine) {
      let node = first;
      for (let step = mine % length; step > 0; step--) node = words[(node >> 2) + 1]!;
      return node === at ? undefined : `the walk stands at ${at}, not at ${node}`;
    },
  };
}

/** Values side by side, or the addresses of shuffled nodes. */
export function rows(
  elements: 'values' | 'boxes',
  loop: (row: Row, iterations: number) => number,
): Kernel<Row> {
  return {
    bytes,
    setup(context) {
      const { memory, parameters, seed } = context;
      const words = new Int32Array(memory);
      const count = parameters.length!;
      const first = ROW >> 2;
      if (elements === 'values') words.fill(tag(seed), first, first + count);
      else words.set(nodes(context, 'shuffled'), first);
      return { words, first, count, at: 0 };
    },
    run: loop,
    audit({ at, count }, mine) {
      return at === mine % count ? undefined : `the walk stands at element ${at}, not at ${mine % count}`;
    },
  };
}
