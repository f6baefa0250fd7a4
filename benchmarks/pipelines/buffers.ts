/**
 * The buffers that are handed over, and the queues on which they travel. Offsets in one shared buffer stand for Rust's
 * `Vec<u32>`: what is sent is an address.
 *
 * ```
 * byte 0      presence of each thread
 * …           two queues: the full buffers, from the sender, and the empty ones, back to it
 * …           the buffers, by whoever has received them last; at first all are in the queue of the empty ones
 * …           a spare for each thread, by that thread
 * ```
 *
 * The first word of a message is its number, and the others are the same in every message: so the checksum of a thread
 * does not depend on which messages it got.
 */
import type { Kernel, KernelContext, ParameterValues } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { Company, presenceBytes } from './presence.ts';
import { type Kind, openQueue, type Queue, queueBytes } from './queues.ts';

/** A power of two, as queues want it. */
export const BUFFERS = 8;
/** Between buffers, so that no two begin at the same place in a page. */
const APART = 192;
/** Looks for an absent partner, in each operation: see Company. */
export const SOLO = 30;

/** What a thread that hands buffers on, or gets them, holds. */
export interface End {
  readonly words: Int32Array;
  readonly company: Company;
  /** The sender receives empty buffers and sends full ones; the receiver the other way round. */
  readonly into: Queue;
  readonly out: Queue;
  /** Address of a buffer that is this thread's own: used when the other thread is not there. */
  readonly spare: number;
  /** Words of a message that are written, and read. */
  readonly touched: number;
  /** What is written. */
  readonly value: number;
  /** Messages sent or received, and those that came out of order. */
  count: number;
  disorder: number;
}

/** How much of a message is used: one word, or all of it. */
export type Use = 'word' | 'all';

export const touchedOf = (use: Use, size: number): number => (use === 'word' ? 1 : (size >> 2) - 1);

export interface Traffic {
  readonly kind: Kind;
  /** Which thread sends. */
  readonly sender: 0 | 1;
  /** How many buffers are on their way. */
  readonly buffers: number;
  readonly solo: number;
}

/** Bytes that a buffer takes. */
export const roomOf = (size: number): number => Math.ceil(size / 64) * 64 + APART;
const buffersFrom = ({ kind }: Traffic): number => presenceBytes(2) + 2 * queueBytes(kind, BUFFERS);
export const trafficBytes = (traffic: Traffic, size: number): number =>
  buffersFrom(traffic) + (traffic.buffers + 2) * roomOf(size);

/** This thread's end. Thread 0 opens first. */
export function open(traffic: Traffic, context: KernelContext, size: number): Omit<End, 'touched'> {
  const { kind, sender, buffers, solo } = traffic;
  const { memory, thread, seed } = context;
  const words = new Int32Array(memory);
  const full = presenceBytes(2);
  const empty = full + queueBytes(kind, BUFFERS);
  const from = buffersFrom(traffic);
  if (thread === 0) {
    openQueue(kind, words, full, BUFFERS, 'create');
    const all = openQueue(kind, words, empty, BUFFERS, 'create');
    for (let i = 0; i < buffers; i++) all.trySend(from + i * roomOf(size));
  }
  const sends = thread === sender;
  return {
    words,
    company: new Company(words, 0, thread, 1 - thread, solo),
    into: openQueue(kind, words, sends ? empty : full, BUFFERS, 'receive'),
    out: openQueue(kind, words, sends ? full : empty, BUFFERS, 'send'),
    spare: from + (buffers + thread) * roomOf(size),
    value: seed | 0,
    count: 0,
    disorder: 0,
  };
}

function openFilled(kind: Kind, use: Use, context: KernelContext): End {
  const size = context.parameters.size!;
  const end = { ...open({ kind, ...HANDOFF }, context, size), touched: touchedOf(use, size) };
  // What a message looks like, for the time when none comes.
  for (let i = 1; i <= end.touched; i++) end.words[(end.spare >> 2) + i] = (end.value + i) | 0;
  return end;
}

const HANDOFF = { sender: 0, buffers: BUFFERS, solo: SOLO } as const;
const handoffBytes =
  (kind: Kind) =>
  ({ size }: ParameterValues): number =>
    trafficBytes({ kind, ...HANDOFF }, size!);

type Loop = (end: End, iterations: number) => number;

/** Thread 0 sends, thread 1 receives. */
export function handoff(
  kind: Kind,
  use: Use,
  loops: readonly [send: Loop, receive: Loop],
): Kernel<{ end: End; loop: Loop }> {
  return {
    bytes: handoffBytes(kind),
    setup: (context) => ({ end: openFilled(kind, use, context), loop: loops[context.thread]! }),
    run: ({ end, loop }, iterations) => outOfLine(loop, end, iterations, undefined),
    audit: ({ end }) => auditOrder(end),
  };
}

/** Both ends in one thread. */
export function oneThread(
  kind: Kind,
  use: Use,
  loop: (sender: End, receiver: End, iterations: number) => number,
): Kernel<readonly [sender: End, receiver: End]> {
  return {
    bytes: handoffBytes(kind),
    setup: (context) => [
      openFilled(kind, use, { ...context, thread: 0 }),
      openFilled(kind, use, { ...context, thread: 1 }),
    ],
    run: ([sender, receiver], iterations) => outOfLine(loop, sender, receiver, iterations),
    audit: ([, receiver], mine) =>
      auditOrder(receiver) ??
      (receiver.count === mine ? undefined : `${receiver.count} messages, not ${mine}`),
  };
}

export function auditOrder({ disorder }: Pick<End, 'disorder'>): string | undefined {
  return disorder === 0 ? undefined : `${disorder} messages came out of order`;
}
