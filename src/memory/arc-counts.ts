/**
 * The two counts of an Arc, as plain functions on words: for handles (arc.ts) and for timed loops. Nothing here
 * allocates. `index` is that of the strong count.
 *
 * An Arc's block, as Rust's `ArcInner` on wasm32:
 *
 * ```
 * index      strong: i32, written atomically by every thread that clones, drops or upgrades
 * index + 1  weak:   i32, written atomically by every thread that makes or drops a Weak; all strong ones together
 *                    hold one weak, so the block outlives the value while somebody holds a Weak
 * index + 2  the value, written by the maker before the first clone leaves its thread
 * ```
 *
 * Orderings. Rust counts up with Relaxed: a new handle is made from one that its thread already holds, so there is
 * nothing to order. It counts down with Release, and the last one out issues an Acquire fence: every use by any
 * thread happens before the value is destroyed. `Atomics` knows only sequential consistency, which is all of that
 * and more. On x86 it costs nothing extra for read-modify-writes; on ARM it is stronger than Rust's count up.
 *
 * Guards. Rust aborts when the count passes isize::MAX, since leaked clones could otherwise bring it round to 0. Here
 * clone refuses a count that is at its most, and one that is 0 because the value is gone, with one comparison for both.
 * The second is a courtesy: once the block is handed out again, nobody can tell.
 */
import { COUNTS } from './counted-handle.ts';
import { hex, OwnershipError } from './errors.ts';

/** Bytes from the strong count to the value. */
export const ARC_HEADER = COUNTS;

/** Most handles that one count can count. */
const MOST = 0x7fff_ffff;

/** One owner, and the weak one that all owners share. Only the maker knows the block yet, so these are plain. */
export function initialize(words: Int32Array, index: number): void {
  words[index] = 1;
  words[index + 1] = 1;
}

/** Clone. Throws 'use-after-drop' or 'count-overflow'. */
export function increment(words: Int32Array, index: number): void {
  const before = Atomics.add(words, index, 1);
  if ((before - 1) >>> 0 >= MOST - 1) refuse(words, index, before, -1);
}

/** Drop. True for the last one, who must destroy the value and then give up the shared weak one. Throws like `increment`. */
export function decrement(words: Int32Array, index: number): boolean {
  const before = Atomics.sub(words, index, 1);
  if (before <= 0) refuse(words, index, before, 1);
  return before === 1;
}

/**
 * Downgrade, or clone of a Weak. Rust's downgrade loops on a compare-and-swap, because `get_mut` may lock the
 * weak count for a moment; there is no `getMut` here, so an addition does.
 */
export function incrementWeak(words: Int32Array, index: number): void {
  const before = Atomics.add(words, index + 1, 1);
  if ((before - 1) >>> 0 >= MOST - 1) refuse(words, index + 1, before, -1);
}

/** True for the last one of all, who must free the block. */
export function decrementWeak(words: Int32Array, index: number): boolean {
  const before = Atomics.sub(words, index + 1, 1);
  if (before <= 0) refuse(words, index + 1, before, 1);
  return before === 1;
}

/** Upgrade: counts up unless the value is gone. A blind addition could raise the count from 0 and wake the dead. */
export function tryIncrement(words: Int32Array, index: number): boolean {
  let seen = Atomics.load(words, index);
  while (seen !== 0) {
    if (seen >= MOST || seen < 0) refuse(words, index, seen, 0);
    const found = Atomics.compareExchange(words, index, seen, seen + 1);
    if (found === seen) return true;
    seen = found;
  }
  return false;
}

/** Takes the change back, as well as that can be done with other threads about, and says what was wrong. */
function refuse(words: Int32Array, index: number, before: number, undo: number): never {
  Atomics.add(words, index, undo);
  const where = `the count at ${hex(index * 4)}`;
  throw before === 0
    ? new OwnershipError('use-after-drop', `use after drop: ${where} is 0 already`)
    : new OwnershipError('count-overflow', `count overflow: ${where} cannot pass 2^31 - 1`);
}
