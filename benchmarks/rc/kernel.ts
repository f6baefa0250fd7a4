/** Rc, RefCell and their rivals, in TypeScript: the timed loops. Counts and flags are those of src/memory. */
import type { Kernels } from '../../src/lab/experiment.ts';
import {
  decrement as decrementAtomically,
  increment as incrementAtomically,
} from '../../src/memory/arc-counts.ts';
import { endWrite, tryWrite, write } from '../../src/memory/borrow-flag.ts';
import { decrement, increment } from '../../src/memory/rc-counts.ts';
import { type Cells, cells, next, placeOf } from './jumps.ts';
import { cloneNumbers, cloneSettings, dropSettings } from './map.ts';
import { MAP, type Owned, owned, release, TEN } from './map-layout.ts';

// ---- clone: clones of one map, ten there at once, then dropped ----

// #region clone/rc
/** Each clone counts up and keeps the address of the counts; each drop counts down. */
function cloneRc({ heap, words, slots, strong }: Owned, iterations: number): number {
  let sum = 0;
  for (let done = 0; done < iterations; done += TEN) {
    const end = slots + Math.min(TEN, iterations - done);
    for (let slot = slots; slot < end; slot++) {
      increment(words, strong);
      words[slot] = strong;
    }
    for (let slot = slots; slot < end; slot++) sum = (sum + words[words[words[slot]! + MAP]! >> 2]!) | 0; // entries
    for (let slot = slots; slot < end; slot++)
      if (decrement(words, words[slot]!)) release(heap, words[slot]!); // never: the original has an owner
  }
  return sum >>> 0;
}

const rc = owned('settings', cloneRc);
// #endregion

// #region clone/arc
/** The same with `Atomics`, although no other thread is there. */
function cloneArc({ heap, words, slots, strong }: Owned, iterations: number): number {
  let sum = 0;
  for (let done = 0; done < iterations; done += TEN) {
    const end = slots + Math.min(TEN, iterations - done);
    for (let slot = slots; slot < end; slot++) {
      incrementAtomically(words, strong);
      words[slot] = strong;
    }
    for (let slot = slots; slot < end; slot++) sum = (sum + words[words[words[slot]! + MAP]! >> 2]!) | 0; // entries
    for (let slot = slots; slot < end; slot++)
      if (decrementAtomically(words, words[slot]!)) release(heap, words[slot]!); // never: the original has an owner
  }
  return sum >>> 0;
}

const arc = owned('settings', cloneArc);
// #endregion

// #region clone/deep
/** Each clone has a table of its own, and a text of its own for each key. */
function cloneDeep({ heap, words, slots, table }: Owned, iterations: number): number {
  let sum = 0;
  for (let done = 0; done < iterations; done += TEN) {
    const end = slots + Math.min(TEN, iterations - done);
    for (let slot = slots; slot < end; slot++) words[slot] = cloneSettings(heap, table);
    for (let slot = slots; slot < end; slot++) sum = (sum + words[words[slot]! >> 2]!) | 0; // entries
    for (let slot = slots; slot < end; slot++) dropSettings(heap, words[slot]!);
  }
  return sum >>> 0;
}

const deep = owned('settings', cloneDeep);
// #endregion

// #region clone/plain
/** Keys that are numbers own nothing: a clone is one block and one copy. */
function clonePlain({ heap, words, slots, table }: Owned, iterations: number): number {
  let sum = 0;
  for (let done = 0; done < iterations; done += TEN) {
    const end = slots + Math.min(TEN, iterations - done);
    for (let slot = slots; slot < end; slot++) words[slot] = cloneNumbers(heap, table);
    for (let slot = slots; slot < end; slot++) sum = (sum + words[words[slot]! >> 2]!) | 0; // entries
    for (let slot = slots; slot < end; slot++) heap.free(words[slot]!);
  }
  return sum >>> 0;
}

const plain = owned('numbers', clonePlain);
// #endregion

// #region clone/borrow
/** The address of the map. Nobody is counted. */
function cloneBorrow({ words, slots, table }: Owned, iterations: number): number {
  let sum = 0;
  for (let done = 0; done < iterations; done += TEN) {
    const end = slots + Math.min(TEN, iterations - done);
    for (let slot = slots; slot < end; slot++) words[slot] = table;
    for (let slot = slots; slot < end; slot++) sum = (sum + words[words[slot]! >> 2]!) | 0; // entries
  }
  return sum >>> 0;
}

const borrow = owned('settings', cloneBorrow);
// #endregion

// ---- ref-cell: add 1 to `row` neighbors, jump, add to the next row ----

// #region ref-cell/cell
// #region ref-cell/mut
/** A word for each value, and no flag. Without types that watch it, `&mut` and `Cell` are the same machine. */
function addPlainly({ words, row, span, seed }: Cells, iterations: number): number {
  let x = seed | 0;
  let sum = 0;
  for (let done = 0; done < iterations; done += row) {
    x = next(x);
    const start = placeOf(x, span);
    const end = start + Math.min(row, iterations - done);
    for (let i = start; i < end; i++) words[i] = words[i]! + 1;
    sum = (sum + start) | 0;
  }
  return sum >>> 0;
}
// #endregion

const mut = cells({ stride: 1, first: 0 }, addPlainly);
// #endregion

// #region ref-cell/ref-cell
/** A flag before each value: `write` throws when somebody has borrowed it. */
function addBorrowing({ words, row, span, seed }: Cells, iterations: number): number {
  let x = seed | 0;
  let sum = 0;
  for (let done = 0; done < iterations; done += row) {
    x = next(x);
    const start = placeOf(x, span);
    const end = 2 * (start + Math.min(row, iterations - done));
    for (let flag = 2 * start; flag < end; flag += 2) {
      write(words, flag);
      words[flag + 1] = words[flag + 1]! + 1;
      endWrite(words, flag);
    }
    sum = (sum + start) | 0;
  }
  return sum >>> 0;
}

const refCell = cells({ stride: 2, first: 0 }, addBorrowing);
// #endregion

// #region ref-cell/try
/** Whoever finds the value borrowed goes on without it. Here nobody does. */
function addTrying({ words, row, span, seed }: Cells, iterations: number): number {
  let x = seed | 0;
  let sum = 0;
  let busy = 0;
  for (let done = 0; done < iterations; done += row) {
    x = next(x);
    const start = placeOf(x, span);
    const end = 2 * (start + Math.min(row, iterations - done));
    for (let flag = 2 * start; flag < end; flag += 2) {
      if (tryWrite(words, flag)) {
        words[flag + 1] = words[flag + 1]! + 1;
        endWrite(words, flag);
      } else busy++;
    }
    sum = (sum + start) | 0;
  }
  return (sum + busy) >>> 0;
}

const trying = cells({ stride: 2, first: 0 }, addTrying);
// #endregion

// #region ref-cell/outer
/** One flag for all values (word 0), looked at once for each row. */
function addToBorrowed({ words, row, span, seed }: Cells, iterations: number): number {
  let x = seed | 0;
  let sum = 0;
  for (let done = 0; done < iterations; done += row) {
    x = next(x);
    const start = placeOf(x, span);
    const end = start + Math.min(row, iterations - done);
    write(words, 0);
    for (let i = start; i < end; i++) words[i + 1] = words[i + 1]! + 1;
    endWrite(words, 0);
    sum = (sum + start) | 0;
  }
  return sum >>> 0;
}

const outer = cells({ stride: 1, first: 1 }, addToBorrowed);
// #endregion

export const kernels: Kernels = {
  clone: { rc, arc, deep, plain, borrow },
  'ref-cell': { mut, cell: mut, 'ref-cell': refCell, try: trying, outer },
};
