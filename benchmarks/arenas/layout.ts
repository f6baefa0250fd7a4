/**
 * What the kernels have in common: the data of the leaves, the shape of the trees, and the loops around them.
 *
 * ```
 * word 0     the last value drawn (see `next`). All words: the case's one thread.
 * word 1     what destructors have added up since it was last set
 * byte 128   a heap (src/memory) that belongs to the thread alone, so without a lock
 * ```
 */
import type { Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';

export const DROPPED = 1;
const HEAP = 128;
/** Of memory for each node, at the most: an arena's last chunk may be half empty, a vector that grows is there twice. */
const ROOM = 64;
const SLACK = 65_536;

/** Where nodes go: a heap, an arena. */
export interface Place {
  /** The address of so many bytes. */
  allocate(bytes: number): number;
}

/** The values of the nodes, one after the other. 30 bits; each follows from the one before, and looks random. */
export function next(words: Int32Array): number {
  const x = (Math.imul(words[0]!, 1664525) + 1013904223) | 0;
  words[0] = x;
  return x >>> 2;
}

/** What a case holds. */
export interface Site {
  readonly heap: Heap;
  readonly words: Int32Array;
}

interface BuiltState extends Site {
  readonly nodes: number;
  readonly seed: number;
}

/** Builds a tree of so many nodes, drops it, and returns the value of one leaf. */
type Build = (site: Site, size: number) => number;

const bytes = ({ nodes = 0 }: ParameterValues): number => HEAP + FIRST_BLOCK + SLACK + nodes * ROOM;
const createHeap = (memory: SharedArrayBuffer): Heap => Heap.create(memory, { from: HEAP, shared: false });

/** One operation is one node; trees are built and dropped whole. */
export function built(build: Build): Kernel<BuiltState> {
  return {
    ...builder((state, iterations) => {
      const { words, nodes, seed } = state;
      words[0] = seed;
      let sum = 0;
      for (let left = iterations; left > 0; ) {
        const size = Math.min(left, nodes);
        sum = (Math.imul(sum, 31) + build(state, size)) | 0;
        left -= size;
      }
      return sum >>> 0;
    }),
    whole: ({ nodes }) => nodes!,
  };
}

/** One operation is one tree. */
export const builtWhole = (build: Build): Kernel<BuiltState> =>
  builder((state, iterations) => {
    const { words, nodes, seed } = state;
    words[0] = seed;
    let sum = 0;
    for (let i = 0; i < iterations; i++) sum = (Math.imul(sum, 31) + build(state, nodes)) | 0;
    return sum >>> 0;
  });

function builder(run: (state: BuiltState, iterations: number) => number): Kernel<BuiltState> {
  return {
    bytes,
    setup({ memory, parameters, seed }) {
      const heap = createHeap(memory);
      return { heap, words: heap.words, nodes: parameters.nodes!, seed };
    },
    run,
    audit({ heap }) {
      verifyHeap(heap);
      const { live } = heap.statistics;
      return live === 0 ? undefined : `${live} blocks were not freed`;
    },
  };
}

/** A tree that stays: its root, of whatever kind, and how to go on from there. */
export interface Standing<N> {
  readonly plant: (site: Site, size: number, seed: number) => N;
  /** The first child of a node that has one. */
  readonly first: (site: Site, node: N) => N;
  readonly evaluate: (site: Site, node: N) => number;
}

interface VisitedState<N> extends Site {
  readonly root: N;
  readonly nodes: number;
}

/**
 * One operation is a visit to one node. Whole trees are evaluated, again and again; for a rest, the largest expression that
 * fits on the leftmost path.
 */
export function visited<N>({ plant, first, evaluate }: Standing<N>): Kernel<VisitedState<N>> {
  return {
    bytes,
    whole: ({ nodes }) => nodes!,
    setup({ memory, parameters, seed }) {
      const heap = createHeap(memory);
      const site = { heap, words: heap.words };
      const nodes = parameters.nodes!;
      site.words[0] = seed;
      return { ...site, root: plant(site, nodes, seed), nodes };
    },
    run(state, iterations) {
      const { root, nodes } = state;
      let sum = 0;
      for (let left = iterations; left > 0; ) {
        let node = root;
        let size = nodes;
        while (size > left) {
          node = first(state, node);
          size = size & 1 ? (size - 1) >> 1 : size - 1;
        }
        sum = (Math.imul(sum, 31) + evaluate(state, node)) | 0;
        left -= size;
      }
      return sum >>> 0;
    },
  };
}
