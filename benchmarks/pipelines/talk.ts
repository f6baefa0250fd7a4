/**
 * Questions and answers. Thread 0 asks and waits; thread 1 waits for the question, works on it, and answers.
 *
 * ```
 * byte 0      presence of each thread
 * …           each thread's bell, a line each (src/memory/bell.ts)
 * …           the way there, the way back: a word each, or a ring each
 * ```
 *
 * There is never more than one question on its way. A thread that leaves rings the other's bell: who sleeps must look up.
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { announce, awake, ringBell, sleep } from '../../src/memory/bell.ts';
import { EMPTY } from '../../src/memory/ring.ts';
import { Company, presenceBytes } from './presence.ts';
import { openQueue, type Queue, queueBytes } from './queues.ts';

const LINE = 128;
const CAPACITY = 2;
const SOLO = 100;
const BELLS = presenceBytes(2);
const WAYS = BELLS + 2 * LINE;
/** Milliseconds. Only a thread that was ended by force leaves another asleep for so long. */
const AT_MOST = 1000;

/** A message in one word, and beside it a number that grows with each: who has seen the number has seen the message. */
class Word implements Queue {
  readonly #words: Int32Array;
  readonly #at: number;
  #seen: number;

  constructor(words: Int32Array, base: number) {
    this.#words = words;
    this.#at = base >> 2;
    this.#seen = Atomics.load(words, this.#at);
  }

  /** The answer to the last message must have come: nothing keeps this one from being overwritten. */
  trySend(message: number): boolean {
    this.#words[this.#at + 1] = message;
    this.#seen = (this.#seen + 1) | 0;
    Atomics.store(this.#words, this.#at, this.#seen);
    return true;
  }

  tryReceive(): number {
    const number = Atomics.load(this.#words, this.#at);
    if (number === this.#seen) return EMPTY;
    this.#seen = number;
    return this.#words[this.#at + 1]!;
  }
}

export interface Talker {
  readonly words: Int32Array;
  readonly company: Company;
  readonly into: Queue;
  readonly out: Queue;
  /** Indices of this thread's bell and of the other's. */
  readonly bell: number;
  readonly theirs: number;
  /** Steps of arithmetic from a question to its answer. */
  readonly work: number;
  readonly question: number;
  /** A question on its way: asked when the other thread was not there. */
  asked: boolean;
}

/** `looks`: before a sleep. Loops that never sleep do without. */
type Loop = (talker: Talker, iterations: number, looks: number) => number;

export function talk(
  way: 'word' | 'channel',
  loops: readonly [ask: Loop, answer: Loop],
  looks = 0,
): Kernel<{ talker: Talker; loop: Loop }> {
  const bytes = Math.max(LINE, queueBytes('mpsc', CAPACITY));
  return {
    bytes: () => WAYS + 2 * bytes,
    setup({ memory, parameters, thread, seed }) {
      const words = new Int32Array(memory);
      const base = (to: number) => WAYS + to * bytes;
      if (way === 'channel' && thread === 0)
        for (const to of [0, 1]) openQueue('mpsc', words, base(to), CAPACITY, 'create');
      const queue = (to: number, end: 'send' | 'receive'): Queue =>
        way === 'word' ? new Word(words, base(to)) : openQueue('mpsc', words, base(to), CAPACITY, end);
      const talker: Talker = {
        words,
        company: new Company(words, 0, thread, 1 - thread, SOLO),
        into: queue(thread, 'receive'),
        out: queue(1 - thread, 'send'),
        bell: (BELLS + thread * LINE) >> 2,
        theirs: (BELLS + (1 - thread) * LINE) >> 2,
        work: parameters.work!,
        question: seed & 0x7fff_ffff,
        asked: false,
      };
      return { talker, loop: loops[thread]! };
    },
    run: ({ talker, loop }, iterations) => outOfLine(loop, talker, iterations, looks),
  };
}

/** Waits for a message: looks so many times, then sleeps. EMPTY when the other thread is not there. */
export function receiveAsleep({ into, company, words, bell }: Talker, looks: number): number {
  for (let polls = 0; ; polls++) {
    let message = into.tryReceive();
    if (message !== EMPTY) return message;
    if (!company.worthWaiting(polls)) {
      company.nap();
      return EMPTY;
    }
    if (polls < looks || !company.present) continue;
    announce(words, bell);
    message = into.tryReceive();
    if (message !== EMPTY || !company.present) awake(words, bell);
    else sleep(words, bell, AT_MOST);
    if (message !== EMPTY) return message;
  }
}

export function leaveLoudly({ company, words, theirs }: Talker): void {
  company.leave();
  ringBell(words, theirs);
}
