/** Where the words of this chapter's kernels lie, and what is checked about them: all but the timed loops. */

import { type Kernel, type KernelContext, kernel, type ParameterValues } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';

/**
 * Where the data begins, bytes: on a line of its own if the memory begins on one. JavaScript cannot see to that. Chromium
 * gives blocks of whole pages an address of whole pages; Node does not (its blocks begin 16 bytes into a line, and
 * an edge that it shows may be 16 bytes off).
 */
export const START = 128;
const PAGE = 4096;
const WORD = Int32Array.BYTES_PER_ELEMENT;

/** Index of the word `bytes` after the start. */
const word = (bytes: number): number => (START + bytes) / WORD;

const wholePages = (bytes: number): number => Math.ceil((START + bytes) / PAGE) * PAGE;

/** From what a call counted: unsigned arithmetic of 32 bits, which every language has. */
const checksum = (counted: number, { thread, seed }: { thread: number; seed: number }): number =>
  (Math.imul(counted ^ seed, 0x9e3779b1) + thread) >>> 0;

/** Counts wrap around at 32 bits, in a long run too. */
const wrong = (what: string, found: number, expected: number): string | undefined =>
  ((found - expected) | 0) === 0 ? undefined : `${what} is ${found | 0} and should be ${expected | 0}`;

interface Place {
  readonly words: Int32Array<SharedArrayBuffer>;
  /** Index of the word that this thread works on. */
  readonly at: number;
  readonly thread: number;
  readonly seed: number;
}

const place = ({ memory, thread, seed }: KernelContext, bytes: number): Place => ({
  words: new Int32Array(memory),
  at: word(bytes),
  thread,
  seed,
});

interface Spaced {
  /** Bytes from one thread's word to the next thread's; `stride` stands for the parameter. */
  readonly apart: number | 'stride';
}
const distance = ({ apart }: Spaced, parameters: ParameterValues): number =>
  apart === 'stride' ? parameters.stride! : apart;

/** Each thread counts in a word of its own, which nobody else writes. */
export function counters(
  spec: Spaced & { readonly count: (words: Int32Array, mine: number, iterations: number) => void },
): Kernel<Place> {
  return kernel<Place>({
    bytes: (parameters, threads) => wholePages(threads * distance(spec, parameters)),
    setup: (context) => place(context, context.thread * distance(spec, context.parameters)),
    run: (state, iterations) => {
      const { words, at } = state;
      const before = Atomics.load(words, at);
      outOfLine(spec.count, words, at, iterations);
      return checksum(Atomics.load(words, at) - before, state);
    },
    audit: ({ words, at, thread }, mine) =>
      wrong(`the counter of thread ${thread}`, Atomics.load(words, at), mine),
  });
}

/** Each thread reads a word of its own, which nobody writes and which holds its own index. */
export function readers(
  spec: Spaced & { readonly read: (words: Int32Array, mine: number, iterations: number) => number },
): Kernel<Place> {
  return kernel<Place>({
    bytes: (parameters, threads) => wholePages(threads * distance(spec, parameters)),
    setup: (context) => {
      const state = place(context, context.thread * distance(spec, context.parameters));
      Atomics.store(state.words, state.at, state.at);
      return state;
    },
    run: (state, iterations) => checksum(outOfLine(spec.read, state.words, state.at, iterations), state),
    audit: ({ words, at, thread }) => wrong(`the word of thread ${thread}`, Atomics.load(words, at), at),
  });
}

/** Each thread clones and drops the Arc at its place; `apart: 0` is one Arc for all. */
export function arcs(spec: {
  readonly apart: number;
  readonly clone: (words: Int32Array, strong: number, iterations: number) => number;
}): Kernel<Place> {
  return kernel<Place>({
    bytes: (_, threads) => wholePages(threads * spec.apart + WORD),
    setup: (context) => {
      const state = place(context, context.thread * spec.apart);
      Atomics.store(state.words, state.at, 1);
      return state;
    },
    run: (state, iterations) => checksum(outOfLine(spec.clone, state.words, state.at, iterations), state),
    audit: ({ words, at }) => wrong('the strong count', Atomics.load(words, at), 1),
  });
}

interface Shared extends Place {
  readonly value: number;
}

/** One Arc. Thread 0 reads its value, the others clone and drop it. */
export function readerAndCloners(spec: {
  /** Bytes from the strong count to the value. */
  readonly value: number;
  readonly read: (words: Int32Array, value: number, iterations: number) => number;
  readonly clone: (words: Int32Array, strong: number, iterations: number) => number;
}): Kernel<Shared> {
  return kernel<Shared>({
    bytes: () => wholePages(spec.value + WORD),
    setup: (context) => {
      const state = { ...place(context, 0), value: word(spec.value) };
      Atomics.store(state.words, state.at, 1);
      Atomics.store(state.words, state.value, state.value);
      return state;
    },
    run: (state, iterations) => {
      const { words, at, value, thread } = state;
      const counted =
        thread === 0
          ? outOfLine(spec.read, words, value, iterations)
          : outOfLine(spec.clone, words, at, iterations);
      return checksum(counted, state);
    },
    audit: ({ words, at, value }) =>
      wrong('the strong count', Atomics.load(words, at), 1) ??
      wrong('the value', Atomics.load(words, value), value),
  });
}
