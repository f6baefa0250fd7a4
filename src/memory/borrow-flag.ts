/**
 * The flag of a RefCell, as plain functions on words: for guards (ref-cell.ts) and for timed loops. Nothing here allocates.
 * One word, as Rust's `BorrowFlag` on wasm32: 0 nobody has borrowed, n > 0 so many readers have, -1 one writer has.
 * One thread writes it: these are loads and stores like any others.
 */
import { OwnershipError } from './errors.ts';

const UNUSED = 0;
const WRITING = -1;

/** A new cell's. */
export function initialize(words: Int32Array, flag: number): void {
  words[flag] = UNUSED;
}

/** One more reader. False when a writer has it. */
export function tryRead(words: Int32Array, flag: number): boolean {
  const now = words[flag]!;
  if (now < UNUSED) return false;
  words[flag] = now + 1;
  return true;
}

export function endRead(words: Int32Array, flag: number): void {
  words[flag] = words[flag]! - 1;
}

/** The only writer. False when anybody has it. */
export function tryWrite(words: Int32Array, flag: number): boolean {
  if (words[flag]! !== UNUSED) return false;
  words[flag] = WRITING;
  return true;
}

export function endWrite(words: Int32Array, flag: number): void {
  words[flag] = UNUSED;
}

/** As `borrow_mut`. Throws 'already-borrowed'. */
export function write(words: Int32Array, flag: number): void {
  if (!tryWrite(words, flag)) throw alreadyBorrowed();
}

/** The error of a writer, in the words of Rust's panic, which does not say whether a reader or another writer is in the way. */
export const alreadyBorrowed = (): OwnershipError =>
  new OwnershipError('already-borrowed', 'RefCell already borrowed');

/** The error of a reader: only a writer can be in its way. */
export const alreadyMutablyBorrowed = (): OwnershipError =>
  new OwnershipError('already-borrowed', 'RefCell already mutably borrowed');
