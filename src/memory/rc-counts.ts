/**
 * The two counts of an Rc, as plain functions on words: for handles (rc.ts) and for timed loops. Nothing here allocates.
 * `index` is that of the strong count.
 *
 * An Rc's block, as Rust's `RcInner` on wasm32:
 *
 * ```
 * index      strong: i32  ┐
 * index + 1  weak:   i32  ├ all three are written by one thread, the one that has the handles
 * index + 2  the value    ┘
 * ```
 *
 * All strong ones together hold one weak, so the block outlives the value while somebody holds a Weak. These are loads
 * and stores like any others: with a second thread, two that load the same number both store the next one, and a count is lost.
 * Rust's compiler refuses to give a second thread a handle. Nothing here can.
 *
 * Guards. Rust aborts when the count comes round to 0, since leaked clones could bring it there. Here clone refuses a count that
 * is at its most, and one that is 0 because the value is gone.
 */
import { hex, OwnershipError } from './errors.ts';

/** Most handles that one count can count. */
const MOST = 0x7fff_ffff;

/** One owner, and the weak one that all owners share. */
export function initialize(words: Int32Array, index: number): void {
  words[index] = 1;
  words[index + 1] = 1;
}

/** Clone. Throws 'use-after-drop' or 'count-overflow'. */
export function increment(words: Int32Array, index: number): void {
  const count = words[index]!;
  if ((count - 1) >>> 0 >= MOST - 1) refuse(index, count);
  words[index] = count + 1;
}

/** Drop. True for the last one, who must destroy the value and then give up the shared weak one. Throws 'use-after-drop'. */
export function decrement(words: Int32Array, index: number): boolean {
  const count = words[index]!;
  if (count <= 0) refuse(index, count);
  words[index] = count - 1;
  return count === 1;
}

function refuse(index: number, count: number): never {
  const where = `the count at ${hex(index * 4)}`;
  throw count === 0
    ? new OwnershipError('use-after-drop', `use after drop: ${where} is 0 already`)
    : new OwnershipError('count-overflow', `count overflow: ${where} cannot pass 2^31 - 1`);
}
