/**
 * `std::sync::mpsc::sync_channel` in shared memory: a bounded queue that moves handles from threads to one thread. What
 * is sent is gone for the sender, whatever becomes of it; what could not be sent comes back as a new handle, as in
 * Rust's `SendError`. With one sender the queue is a plain ring (ring.ts), with several a stamped one (stamped-ring.ts).
 *
 * ```
 * base +   0  MAGIC, CAPACITY, MANY                  written once, by the thread that creates the channel
 *      + 128  SENDERS: how many; RECEIVER: 1 or 0    by whoever clones or drops an end, atomically
 *      + 256  the receiver's bell                    see bell.ts
 *      + 384  the senders' bell
 *      + 512  the ring
 * ```
 *
 * An end is a JavaScript object of one thread. To give it to another: `intoRaw()`, send the number, `fromRaw()` there. A
 * message that is on its way while the receiver is dropped stays where it is, and leaks.
 */
import { announce, awake, ringBell, sleep } from './bell.ts';
import { hex, OwnershipError } from './errors.ts';
import { threadMayWait } from './lock.ts';
import { EMPTY, Ring, ringBytes } from './ring.ts';
import { StampedRing, stampedRingBytes } from './stamped-ring.ts';

/** A handle that can be given up for a number: Arc, for one. */
export interface Movable {
  intoRaw(): number;
}

/** What becomes of a message. Not sent, it comes back: the old handle was moved into the call. */
export type Sent<T> =
  | { readonly state: 'sent' }
  | { readonly state: 'full'; readonly value: T }
  | { readonly state: 'disconnected'; readonly value: T };

export interface ChannelOptions<T> {
  readonly buffer: SharedArrayBuffer;
  /** Makes a handle of a number that `intoRaw` gave: in the receiver, and for what could not be sent. */
  readonly fromRaw: (raw: number) => T;
}

const MAGIC_VALUE = 0x4348_414e;
const CAPACITY = 1;
const MANY = 2;
const SENDERS = 128 / 4;
const RECEIVER = SENDERS + 1;
const RECEIVER_BELL = 256 / 4;
const SENDERS_BELL = 384 / 4;
const RING = 512;
/** Looks before a thread goes to sleep: a few microseconds, less than a sleep and a wake-up take. */
const SPINS = 200;

/** Bytes that a channel takes. */
export const channelBytes = (capacity: number, senders: 'one' | 'many' = 'many'): number =>
  RING + (senders === 'one' ? ringBytes(capacity) : stampedRingBytes(capacity));

abstract class End<T> implements Disposable {
  protected abstract readonly kind: string;
  protected readonly options: ChannelOptions<T>;
  protected readonly words: Int32Array;
  /** Index of the channel's first word. */
  protected readonly top: number;
  protected readonly mayWait = threadMayWait();
  #gone: 'dropped' | 'moved' | undefined;

  constructor(options: ChannelOptions<T>, base: number) {
    this.options = options;
    this.words = new Int32Array(options.buffer);
    this.top = base >> 2;
    if (Atomics.load(this.words, this.top) !== MAGIC_VALUE)
      throw new OwnershipError('bad-pointer', `no channel at ${hex(base)}`);
  }

  /** Throws when this end has been dropped or moved, and says which. */
  protected check(): void {
    if (!this.#gone) return;
    const fault = this.#gone === 'dropped' ? 'use-after-drop' : 'use-after-move';
    throw new OwnershipError(fault, `${fault.replaceAll('-', ' ')}: this ${this.kind} was ${this.#gone}`);
  }

  protected end(how: 'dropped' | 'moved'): void {
    this.check();
    this.#gone = how;
  }

  /** Sleeps at a bell unless `ready` is already true. Where a thread may not sleep, it looks again at once. */
  protected waitAt(bell: number, ready: () => boolean): void {
    for (let spin = 0; spin < SPINS; spin++) if (ready()) return;
    if (!this.mayWait) return;
    announce(this.words, this.top + bell);
    if (ready()) awake(this.words, this.top + bell);
    else sleep(this.words, this.top + bell);
  }

  /** Gives the end up but does not drop it: its number, for `fromRaw` in another thread, once. */
  intoRaw(): number {
    this.end('moved');
    return this.top * 4;
  }

  abstract drop(): void;

  [Symbol.dispose](): void {
    if (!this.#gone) this.drop();
  }
}

function ringOf(words: Int32Array, top: number, end: 'send' | 'receive'): Ring | StampedRing {
  const capacity = words[top + CAPACITY]!;
  const base = top * 4 + RING;
  return words[top + MANY] === 1
    ? StampedRing.attach(words, base, capacity)
    : new Ring(words, base, capacity, end);
}

export class Sender<T extends Movable> extends End<T> {
  protected readonly kind = 'Sender';
  readonly #ring = ringOf(this.words, this.top, 'send');

  static fromRaw<T extends Movable>(options: ChannelOptions<T>, raw: number): Sender<T> {
    return new Sender(options, raw);
  }

  /** Moves the value, if there is room and somebody to receive it. */
  trySend(value: T): Sent<T> {
    this.check();
    const raw = value.intoRaw();
    const state = this.#offer(raw);
    return state === 'sent' ? { state } : { state, value: this.options.fromRaw(raw) };
  }

  /** Moves the value; waits for room. Never 'full'. */
  send(value: T): Sent<T> {
    this.check();
    const raw = value.intoRaw();
    for (;;) {
      const state = this.#offer(raw);
      if (state === 'sent') return { state };
      if (state === 'disconnected') return { state, value: this.options.fromRaw(raw) };
      const { words, top } = this;
      this.waitAt(SENDERS_BELL, () => this.#hasRoom() || Atomics.load(words, top + RECEIVER) === 0);
    }
  }

  /** One more sender. Throws for a channel with one. */
  clone(): Sender<T> {
    this.check();
    if (this.words[this.top + MANY] !== 1)
      throw new RangeError('a channel with one sender: it cannot be cloned');
    Atomics.add(this.words, this.top + SENDERS, 1);
    return new Sender(this.options, this.top * 4);
  }

  /** The last sender's end ends the channel, once the receiver has taken what is in it. */
  drop(): void {
    this.end('dropped');
    if (Atomics.sub(this.words, this.top + SENDERS, 1) === 1) ringBell(this.words, this.top + RECEIVER_BELL);
  }

  #offer(raw: number): Sent<T>['state'] {
    if (Atomics.load(this.words, this.top + RECEIVER) === 0) return 'disconnected';
    if (!this.#ring.trySend(raw)) return 'full';
    ringBell(this.words, this.top + RECEIVER_BELL);
    return 'sent';
  }

  #hasRoom(): boolean {
    return this.#ring.length < this.words[this.top + CAPACITY]!;
  }
}

export class Receiver<T extends Movable> extends End<T> implements Iterable<T> {
  protected readonly kind = 'Receiver';
  readonly #ring = ringOf(this.words, this.top, 'receive');

  static fromRaw<T extends Movable>(options: ChannelOptions<T>, raw: number): Receiver<T> {
    return new Receiver(options, raw);
  }

  /** The oldest message, or undefined when there is none now. */
  tryReceive(): T | undefined {
    this.check();
    const raw = this.#ring.tryReceive();
    if (raw === EMPTY) return undefined;
    ringBell(this.words, this.top + SENDERS_BELL);
    return this.options.fromRaw(raw);
  }

  /** The oldest message; waits for one. undefined when there is none and all senders have been dropped. */
  receive(): T | undefined {
    for (;;) {
      // Looked at first: what the last sender sent before it was dropped is found below.
      const over = this.disconnected;
      const message = this.tryReceive();
      if (message !== undefined || over) return message;
      this.waitAt(RECEIVER_BELL, () => this.#ring.length > 0 || this.disconnected);
    }
  }

  /** Have all senders been dropped? Messages may still be inside. */
  get disconnected(): boolean {
    return Atomics.load(this.words, this.top + SENDERS) === 0;
  }

  /** Messages inside: a snapshot. */
  get length(): number {
    return this.#ring.length;
  }

  /** Every message until the senders are gone. */
  *[Symbol.iterator](): Iterator<T> {
    for (let message = this.receive(); message !== undefined; message = this.receive()) yield message;
  }

  /** Senders are told; what is still inside is handed to `discard`, which should drop it. */
  drop(discard: (message: T) => void = dispose): void {
    this.end('dropped');
    Atomics.store(this.words, this.top + RECEIVER, 0);
    ringBell(this.words, this.top + SENDERS_BELL);
    for (let raw = this.#ring.tryReceive(); raw !== EMPTY; raw = this.#ring.tryReceive())
      discard(this.options.fromRaw(raw));
  }
}

function dispose(message: Movable & Partial<Disposable>): void {
  message[Symbol.dispose]?.();
}

/** A channel of `capacity` messages (a power of two) at `base`, a multiple of 128: its two ends. */
export function channel<T extends Movable>(
  options: ChannelOptions<T>,
  base: number,
  capacity: number,
  senders: 'one' | 'many' = 'many',
): [Sender<T>, Receiver<T>] {
  const words = new Int32Array(options.buffer);
  const top = base >> 2;
  if (base % 128 || base < 0 || base + channelBytes(capacity, senders) > options.buffer.byteLength)
    throw new RangeError(`invalid base: ${base} (buffer of ${options.buffer.byteLength} bytes)`);
  words.fill(0, top, (base + channelBytes(capacity, senders)) >> 2);
  if (senders === 'many') StampedRing.create(words, base + RING, capacity);
  words[top + CAPACITY] = capacity;
  words[top + MANY] = senders === 'many' ? 1 : 0;
  words[top + SENDERS] = 1;
  words[top + RECEIVER] = 1;
  // Last, and atomically: who attaches sees all of the above.
  Atomics.store(words, top, MAGIC_VALUE);
  return [new Sender(options, base), new Receiver(options, base)];
}
