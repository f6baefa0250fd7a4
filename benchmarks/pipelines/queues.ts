/** The queues of the kernels, and how a thread waits at one. */
import { EMPTY, Ring, ringBytes } from '../../src/memory/ring.ts';
import { StampedRing, stampedRingBytes } from '../../src/memory/stamped-ring.ts';
import type { Company } from './presence.ts';

/** What a kernel needs of a queue. */
export interface Queue {
  /** False when there is no room. */
  trySend(message: number): boolean;
  /** EMPTY when there is no message. */
  tryReceive(): number;
}

/** From one thread to one; from many to one; from many to many. */
export type Kind = 'ring' | 'mpsc' | 'mpmc';

export const queueBytes = (kind: Kind, capacity: number): number =>
  kind === 'ring' ? ringBytes(capacity) : stampedRingBytes(capacity);

/** A stamped ring of which both ends compete with others for a slot. */
class SharedQueue implements Queue {
  readonly #ring: StampedRing;

  constructor(ring: StampedRing) {
    this.#ring = ring;
  }

  trySend(message: number): boolean {
    return this.#ring.trySend(message);
  }

  tryReceive(): number {
    return this.#ring.tryReceiveAmongMany();
  }
}

/** An end of the queue at `base`. `create` makes the queue, and is its sending end. */
export function openQueue(
  kind: Kind,
  words: Int32Array,
  base: number,
  capacity: number,
  end: 'create' | 'send' | 'receive',
): Queue {
  if (kind === 'ring') return new Ring(words, base, capacity, end === 'receive' ? 'receive' : 'send');
  const stamped =
    end === 'create' ? StampedRing.create(words, base, capacity) : StampedRing.attach(words, base, capacity);
  return kind === 'mpsc' ? stamped : new SharedQueue(stamped);
}

/** Waits for a message as long as there is a point in it; EMPTY when the other thread is not there. */
export function receive(queue: Queue, company: Company): number {
  for (let polls = 0; ; polls++) {
    const message = queue.tryReceive();
    if (message !== EMPTY || !company.worthWaiting(polls)) return message;
  }
}

/** Waits for room; false when the other thread is not there to make any. */
export function send(queue: Queue, message: number, company: Company): boolean {
  for (let polls = 0; ; polls++) {
    if (queue.trySend(message)) return true;
    if (!company.worthWaiting(polls)) return false;
  }
}
