/**
 * A text of words, numbers and signs, what finds the next of them, and the list that they are put in.
 *
 * ```
 * text     a block with the text
 * headers  a block: the view of the whole text, and that of the token which is being read
 * list     a block, made in each call: so many bytes for each token
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { FAT_POINTER, pointAt } from '../../src/memory/fat-pointer.ts';
import { Heap } from '../../src/memory/heap.ts';
import { blockSize, FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { drawn, step } from './random.ts';

export const WORD = 0;
export const NUMBER = 1;
export const SIGN = 2;

const SPACE = 32;
const PAGE = 4096;
/** The longest token is a word of so many letters, and a space. */
const LONGEST = 13;

/** Addresses in bytes. */
export interface Source {
  readonly heap: Heap;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** A fat pointer to the text. */
  readonly text: number;
  /** Where a view goes: what Rust keeps in registers. */
  readonly view: number;
  readonly tokens: number;
}

const isLetter = (byte: number): boolean => byte >= 97 && byte <= 122;
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

// #region scan
/** Where the next token begins, from address `at` on. There must be one. */
export function tokenFrom(bytes: Uint8Array, at: number): number {
  let from = at;
  while (bytes[from] === SPACE) from++;
  return from;
}

/** Of which kind the token at `from` is. */
export function kindAt(bytes: Uint8Array, from: number): number {
  const first = bytes[from]!;
  return isLetter(first) ? WORD : isDigit(first) ? NUMBER : SIGN;
}

/** Where it ends: at `end`, where the text ends, at the latest. */
export function tokenTo(bytes: Uint8Array, from: number, end: number, kind: number): number {
  let to = from + 1;
  if (kind === WORD) while (to < end && isLetter(bytes[to]!)) to++;
  else if (kind === NUMBER) while (to < end && isDigit(bytes[to]!)) to++;
  return to;
}
// #endregion

/** So many tokens: half of them words of up to 12 letters, the others numbers of up to 4 digits and signs. Returns the end. */
function fillSource(bytes: Uint8Array, start: number, tokens: number, seed: number): number {
  let x = seed | 0;
  let at = start;
  for (let i = 0; i < tokens; i++) {
    x = step(x);
    const dice = drawn(x);
    const kind = dice % 8 < 4 ? WORD : dice % 8 === 4 ? NUMBER : SIGN;
    const count = kind === WORD ? ((dice >> 8) % 12) + 1 : kind === NUMBER ? ((dice >> 8) % 4) + 1 : 1;
    const first = kind === WORD ? 97 : kind === NUMBER ? 48 : 40;
    const letters = kind === WORD ? 26 : kind === NUMBER ? 10 : 8;
    for (let j = 0; j < count; j++) {
      x = step(x);
      bytes[at++] = first + (drawn(x) % letters);
    }
    if (kind !== SIGN) bytes[at++] = SPACE;
  }
  return at;
}

/** `size`: bytes of a token in the list; `owned`: has each a block of its own besides? */
export function tokenizing(
  size: number,
  owned: boolean,
  loop: (source: Source, iterations: number) => number,
): Kernel<Source> {
  const room = (tokens: number) =>
    blockSize(tokens * LONGEST) + blockSize(tokens * size) + (owned ? tokens * blockSize(LONGEST) : 0);
  return {
    bytes: ({ tokens }) => FIRST_BLOCK + room(tokens!) + 2 * PAGE,
    setup({ memory, parameters, seed }) {
      const tokens = parameters.tokens!;
      const heap = Heap.create(memory, { shared: false });
      const { words, bytes } = heap;
      const start = heap.allocate(tokens * LONGEST);
      const text = heap.allocate(2 * FAT_POINTER);
      pointAt(words, text, start, fillSource(bytes, start, tokens, seed) - start);
      return { heap, words, bytes, text, view: text + FAT_POINTER, tokens };
    },
    run: loop,
    whole: ({ tokens }) => tokens!,
    audit({ heap }) {
      verifyHeap(heap);
      const { live } = heap.statistics;
      return live === 2 ? undefined : `${live - 2} blocks were not freed`;
    },
  };
}
