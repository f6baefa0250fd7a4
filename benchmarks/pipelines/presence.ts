/**
 * Who is at work. Threads that wait for each other would wait forever when the instrument ends one of them first, or calls one of
 * them alone. So each thread says when it is inside its loop, and a thread waits for another only while that one is
 * there. Alone, it does the other's part itself, on data of its own that look the same: the checksum cannot tell.
 *
 * `base + 128 t` says whether thread t is inside: written by thread t, atomically.
 */

const LINE = 128;

export const presenceBytes = (threads: number): number => threads * LINE;

/**
 * Looks at an absent partner before it is believed to be gone, once in each call: some 30 us. It may only be
 * between two calls.
 */
const GRACE = 2000;

/** Naps of a thread that would have slept until its partner answered, in each call; and how long one is, in milliseconds. */
const NAPS = 16;
const NAP = 0.05;

/** One thread's view of itself and of one other. */
export class Company {
  readonly #words: Int32Array;
  readonly #mine: number;
  readonly #other: number;
  readonly #solo: number;
  #missed = 0;
  #naps = NAPS;

  /**
   * `base`: byte address. `solo`: looks for an absent partner in each operation, later on. They make an operation alone take
   * about as long as one together, so that the instrument finds the right number of iterations either way.
   */
  constructor(words: Int32Array, base: number, mine: number, other: number, solo: number) {
    this.#words = words;
    this.#mine = (base + mine * LINE) >> 2;
    this.#other = (base + other * LINE) >> 2;
    this.#solo = solo;
  }

  enter(): void {
    this.#missed = 0;
    this.#naps = NAPS;
    Atomics.store(this.#words, this.#mine, 1);
  }

  leave(): void {
    Atomics.store(this.#words, this.#mine, 0);
  }

  get present(): boolean {
    return Atomics.load(this.#words, this.#other) === 1;
  }

  /** Asked in each turn of a wait. True as long as the partner is there, or may come back at once. */
  worthWaiting(polls: number): boolean {
    if (this.present) {
      this.#missed = 0;
      return true;
    }
    if (this.#missed < GRACE) {
      this.#missed++;
      return true;
    }
    return polls < this.#solo;
  }

  /** What `solo` is for looks, this is for sleeps: without it an operation alone would be far too quick. */
  nap(): void {
    // Nobody notifies this thread's own word: it sleeps for the whole time.
    if (this.#naps-- > 0) Atomics.wait(this.#words, this.#mine, 1, NAP);
  }
}
