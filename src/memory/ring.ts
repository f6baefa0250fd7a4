/**
 * A bounded queue from one thread to one other, in shared memory (Lamport, 1977), for messages that are numbers: addresses,
 * mostly. Nothing here waits or allocates; channel.ts adds waiting, disconnection and moves.
 *
 * ```
 * base +   0  HEAD: messages taken so far   written by the receiver, atomically
 *      + 128  TAIL: messages sent so far    written by the sender, atomically
 *      + 256  the slots, one word each      written by the sender, before the tail
 * ```
 *
 * Both counts wrap around at 32 bits. Each end keeps its own count and remembers the last it saw of the other's, and looks
 * again only when that says full or empty: so the line of a count does not travel for every message.
 * Zeroed memory is an empty ring. A Ring is one end, in one thread: it must send only, or receive only.
 */

/** What `tryReceive` returns when there is no message. */
export const EMPTY = -1;

const LINE = 128;
const HEAD = 0;
const TAIL = LINE / 4;
const SLOTS = (2 * LINE) / 4;

/** Bytes that a ring takes, a multiple of 128. */
export const ringBytes = (capacity: number): number => 2 * LINE + Math.ceil((capacity * 4) / LINE) * LINE;

/** Throws a RangeError unless it is a power of two. */
export function checkCapacity(capacity: number): void {
  if (!(capacity >= 1 && capacity <= 2 ** 20) || capacity & (capacity - 1))
    throw new RangeError(`invalid capacity: ${capacity} (it must be a power of two)`);
}

export class Ring {
  readonly #words: Int32Array;
  readonly #head: number;
  readonly #tail: number;
  readonly #slots: number;
  readonly #capacity: number;
  /** This end's own count, and the other's as last seen. */
  #mine: number;
  #seen: number;

  /** `base`: byte address, a multiple of 128. `end`: what this thread will do with it. */
  constructor(words: Int32Array, base: number, capacity: number, end: 'send' | 'receive') {
    checkCapacity(capacity);
    this.#words = words;
    this.#head = (base >> 2) + HEAD;
    this.#tail = (base >> 2) + TAIL;
    this.#slots = (base >> 2) + SLOTS;
    this.#capacity = capacity;
    const [mine, other] = end === 'send' ? [this.#tail, this.#head] : [this.#head, this.#tail];
    this.#mine = Atomics.load(words, mine);
    this.#seen = Atomics.load(words, other);
  }

  /** False when the ring is full. A message is a number from 0 to 2^31 - 1. */
  trySend(message: number): boolean {
    const tail = this.#mine;
    if (((tail - this.#seen) | 0) === this.#capacity) {
      this.#seen = Atomics.load(this.#words, this.#head);
      if (((tail - this.#seen) | 0) === this.#capacity) return false;
    }
    this.#words[this.#slots + (tail & (this.#capacity - 1))] = message;
    this.#mine = (tail + 1) | 0;
    // Who sees the new tail sees the message, and whatever was written before it was sent.
    Atomics.store(this.#words, this.#tail, this.#mine);
    return true;
  }

  /** The oldest message, or EMPTY. */
  tryReceive(): number {
    const head = this.#mine;
    if (head === this.#seen) {
      this.#seen = Atomics.load(this.#words, this.#tail);
      if (head === this.#seen) return EMPTY;
    }
    const message = this.#words[this.#slots + (head & (this.#capacity - 1))]!;
    this.#mine = (head + 1) | 0;
    // Only now may the sender use the slot again.
    Atomics.store(this.#words, this.#head, this.#mine);
    return message;
  }

  /** Messages inside: a snapshot. */
  get length(): number {
    return (Atomics.load(this.#words, this.#tail) - Atomics.load(this.#words, this.#head)) | 0;
  }
}
