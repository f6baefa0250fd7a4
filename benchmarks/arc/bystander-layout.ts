/**
 * One thread at work on its own data, and neighbors that do something else on lines of their own.
 *
 * ```
 * byte 256 t   neighbor t's word, written by thread t alone (t >= 1)
 * byte 8192    thread 0's working set: one node on each 64 bytes; written in setup, read by thread 0 alone
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';

const APART = 256;
const DATA = 8192;
const NODE_WORDS = 16;

/** Thread 0's. `at` goes on from call to call: a call that began anew would only ever see the first nodes. */
export interface Reader {
  readonly words: Int32Array;
  /** Index of node 0: word 0 of a node is the number of the next, word 1 the same tag in all. */
  readonly nodes: number;
  at: number;
}

export interface Neighbor {
  readonly words: Int32Array;
  /** Index of the word that is this thread's alone. */
  readonly mine: number;
  readonly seed: number;
}

interface State {
  readonly reader: Reader;
  readonly neighbor: Neighbor;
  readonly thread: number;
  readonly count: number;
}

/**
 * Follows node to node in an order that no prefetcher foresees, through all of them: n -> n A + C modulo a power of
 * two visits every number (Hull and Dobell 1962). Sizes are powers of two for that; nothing is copied, so
 * aliasing of addresses does no harm.
 */
const A = 1664525;
const C = 1013904223;
const following = (node: number, count: number): number => (Math.imul(node, A) + C) & (count - 1);

const tagOf = (seed: number): number => Math.imul(seed, 0x9e3779b1) >>> 0;

/** `neighbor`: what threads 1 and up do; `counts` says that it adds one to its word each time. */
export function bystander(options: {
  readonly read: (reader: Reader, iterations: number) => number;
  readonly neighbor: (neighbor: Neighbor, iterations: number) => number;
  readonly counts: boolean;
}): Kernel<State> {
  return {
    bytes: (parameters) => DATA + parameters['working-set']!,
    setup({ memory, parameters, thread, seed }) {
      const words = new Int32Array(memory);
      const count = parameters['working-set']! / (NODE_WORDS * 4);
      const nodes = DATA >> 2;
      if (thread === 0)
        for (let node = 0; node < count; node++) {
          words[nodes + node * NODE_WORDS] = following(node, count);
          words[nodes + node * NODE_WORDS + 1] = tagOf(seed);
        }
      const neighbor = { words, mine: (thread * APART) >> 2, seed };
      return { reader: { words, nodes, at: 0 }, neighbor, thread, count };
    },
    run: ({ reader, neighbor, thread }, iterations) =>
      thread === 0
        ? outOfLine(options.read, reader, iterations, undefined)
        : outOfLine(options.neighbor, neighbor, iterations, undefined),
    audit({ reader, neighbor, thread, count }, mine) {
      if (thread === 0) {
        let at = 0;
        for (let left = mine % count; left > 0; left--) at = following(at, count);
        return reader.at === at ? undefined : `the reader stands at node ${reader.at}, not ${at}`;
      }
      const expected = options.counts ? mine | 0 : 0;
      const found = neighbor.words[neighbor.mine];
      return found === expected ? undefined : `neighbor ${thread} counted ${found}, not ${expected}`;
    },
  };
}
