/**
 * The rival of a channel: buffers that both threads own for good, each under a lock, and two counts that say whose turn
 * it is.
 *
 * ```
 * byte 0      presence of each thread
 * …           SENT, a line further RECEIVED: counts, by thread 0 and by thread 1
 * …           eight locks, a line each
 * …           eight buffers, by whoever holds the lock; then a spare for each thread
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { auditOrder, BUFFERS, roomOf, SOLO, touchedOf, type Use } from './buffers.ts';
import { Company, presenceBytes } from './presence.ts';

const LINE = 128;
const COUNTS = presenceBytes(2);
const LOCKS = COUNTS + 2 * LINE;
const SLOTS = LOCKS + BUFFERS * LINE;

export interface Slots {
  readonly words: Int32Array;
  readonly company: Company;
  /** Indices of the count that this thread writes, and of the other's. */
  readonly mine: number;
  readonly theirs: number;
  /** How far the other's count must be ahead: 0 for the sender, who needs a free slot; else BUFFERS behind. */
  turn: number;
  readonly spare: number;
  readonly touched: number;
  readonly value: number;
  readonly room: number;
  disorder: number;
}

export const lockOf = (turn: number): number => (LOCKS + (turn % BUFFERS) * LINE) >> 2;
export const slotOf = ({ room }: Slots, turn: number): number => SLOTS + (turn % BUFFERS) * room;

type Loop = (slots: Slots, iterations: number) => number;

export function sharedSlots(
  use: Use,
  loops: readonly [put: Loop, get: Loop],
): Kernel<{ slots: Slots; loop: Loop }> {
  return {
    bytes: ({ size }) => SLOTS + (BUFFERS + 2) * roomOf(size!),
    setup({ memory, parameters, thread, seed }) {
      const words = new Int32Array(memory);
      const size = parameters.size!;
      const room = roomOf(size);
      const slots: Slots = {
        words,
        company: new Company(words, 0, thread, 1 - thread, SOLO),
        mine: (COUNTS + thread * LINE) >> 2,
        theirs: (COUNTS + (1 - thread) * LINE) >> 2,
        turn: 0,
        spare: SLOTS + (BUFFERS + thread) * room,
        touched: touchedOf(use, size),
        value: seed | 0,
        room,
        disorder: 0,
      };
      for (let i = 1; i <= slots.touched; i++) words[(slots.spare >> 2) + i] = (slots.value + i) | 0;
      return { slots, loop: loops[thread]! };
    },
    run: ({ slots, loop }, iterations) => outOfLine(loop, slots, iterations, undefined),
    audit: ({ slots }) => auditOrder(slots),
  };
}
