/**
 * Messages whose lines are a chain: the first word of each line says which line is next. Thread 1 writes the links anew into
 * each message and sends it; thread 0 receives it and follows them.
 *
 * `own`: the message comes just the same, but thread 0 follows the links in a buffer that only it ever touches.
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { auditOrder, type End, open, type Traffic, trafficBytes } from './buffers.ts';
import { linksOf } from './links.ts';

/** Two buffers: one is read while the other is written, and what is read has just been written. */
const trafficOf = (size: number): Traffic => ({
  kind: 'ring',
  sender: 1,
  buffers: 2,
  // A thread alone finds its lines in its own cache, and would be much faster than one that has company.
  solo: size >> 6,
});

export interface Chain extends Omit<End, 'touched' | 'value'> {
  /** What the sender writes: the next line of each line. */
  readonly links: Int32Array;
  readonly lines: number;
  /** Thread 0 follows its spare, whatever came. */
  readonly own: boolean;
}

type Loop = (chain: Chain, iterations: number) => number;

/** Words of a line. */
export const LINE_WORDS = 16;

export function chains(
  order: 'shuffled' | 'in-order',
  whose: 'handed' | 'own',
  loops: readonly [follow: Loop, write: Loop],
): Kernel<{ chain: Chain; loop: Loop }> {
  return {
    bytes: ({ size }) => trafficBytes(trafficOf(size!), size!),
    setup(context) {
      const size = context.parameters.size!;
      const links = linksOf(size >> 6, context.seed, order === 'shuffled');
      const chain = {
        ...open(trafficOf(size), context, size),
        links,
        lines: size >> 6,
        own: whose === 'own',
      };
      for (let line = 0; line < chain.lines; line++)
        chain.words[(chain.spare >> 2) + line * LINE_WORDS] = links[line]!;
      return { chain, loop: loops[context.thread]! };
    },
    run: ({ chain, loop }, iterations) => outOfLine(loop, chain, iterations, undefined),
    audit: ({ chain }) => auditOrder(chain),
  };
}
