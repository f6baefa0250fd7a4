/**
 * A bounded queue between any number of threads, in shared memory (Vyukov, 2010; the bounded channels of crossbeam and of
 * Rust's std are built so), for messages that are numbers. Nothing here waits or allocates.
 *
 * ```
 * base +   0  HEAD: messages taken so far   by whoever receives: a compare-and-swap claims the slot
 *      + 128  TAIL: messages sent so far    by whoever sends, likewise
 *      + 256  the slots: a stamp, a message by the thread that has claimed the slot
 * ```
 *
 * A stamp says whose turn a slot is: `position` when it is free for the message of that position, `position + 1` when it
 * holds it. So the ends need not look at each other's count. All numbers wrap around at 32 bits.
 */
import { checkCapacity, EMPTY } from './ring.ts';

const LINE = 128;
const HEAD = 0;
const TAIL = LINE / 4;
const SLOTS = (2 * LINE) / 4;

/** Bytes that a ring takes, a multiple of 128. */
export const stampedRingBytes = (capacity: number): number =>
  2 * LINE + Math.ceil((capacity * 8) / LINE) * LINE;

export class StampedRing {
  readonly #words: Int32Array;
  readonly #head: number;
  readonly #tail: number;
  readonly #slots: number;
  readonly #capacity: number;

  private constructor(words: Int32Array, base: number, capacity: number) {
    this.#words = words;
    this.#head = (base >> 2) + HEAD;
    this.#tail = (base >> 2) + TAIL;
    this.#slots = (base >> 2) + SLOTS;
    this.#capacity = capacity;
  }

  /** An empty ring. One thread does this, before the others attach. `base`: byte address, a multiple of 128. */
  static create(words: Int32Array, base: number, capacity: number): StampedRing {
    checkCapacity(capacity);
    // With one slot, `position + 1` would mean both “holds a message” and “free in the next round”.
    if (capacity < 2) throw new RangeError(`invalid capacity: ${capacity} (two at least)`);
    const ring = new StampedRing(words, base, capacity);
    words[ring.#head] = 0;
    words[ring.#tail] = 0;
    for (let slot = 0; slot < capacity; slot++) Atomics.store(words, ring.#slots + 2 * slot, slot);
    return ring;
  }

  static attach(words: Int32Array, base: number, capacity: number): StampedRing {
    return new StampedRing(words, base, capacity);
  }

  /** False when the ring is full. A message is a number from 0 to 2^31 - 1. Any thread may call it. */
  trySend(message: number): boolean {
    for (;;) {
      const position = Atomics.load(this.#words, this.#tail);
      const slot = this.#slots + 2 * (position & (this.#capacity - 1));
      const turn = (Atomics.load(this.#words, slot) - position) | 0;
      // The message of one round ago is still in it. (Were the turn later, somebody else has just sent.)
      if (turn < 0) return false;
      if (turn === 0 && this.#claim(this.#tail, position)) {
        this.#words[slot + 1] = message;
        Atomics.store(this.#words, slot, (position + 1) | 0);
        return true;
      }
    }
  }

  /** The oldest message, or EMPTY. For a ring with one receiver: nobody else moves the head, so no claim is needed. */
  tryReceive(): number {
    const position = this.#words[this.#head]!;
    const slot = this.#slots + 2 * (position & (this.#capacity - 1));
    if (Atomics.load(this.#words, slot) !== ((position + 1) | 0)) return EMPTY;
    this.#words[this.#head] = (position + 1) | 0;
    return this.#take(slot, position);
  }

  /** The oldest message, or EMPTY. Any thread may call it. */
  tryReceiveAmongMany(): number {
    for (;;) {
      const position = Atomics.load(this.#words, this.#head);
      const slot = this.#slots + 2 * (position & (this.#capacity - 1));
      const turn = (Atomics.load(this.#words, slot) - (position + 1)) | 0;
      if (turn < 0) return EMPTY;
      if (turn === 0 && this.#claim(this.#head, position)) return this.#take(slot, position);
    }
  }

  /** Messages inside, those on their way included: a snapshot. */
  get length(): number {
    return (Atomics.load(this.#words, this.#tail) - Atomics.load(this.#words, this.#head)) | 0;
  }

  #claim(count: number, position: number): boolean {
    return Atomics.compareExchange(this.#words, count, position, (position + 1) | 0) === position;
  }

  #take(slot: number, position: number): number {
    const message = this.#words[slot + 1]!;
    // Free for the message that comes one round later.
    Atomics.store(this.#words, slot, (position + this.#capacity) | 0);
    return message;
  }
}
