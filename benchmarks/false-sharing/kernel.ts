/** False sharing, in TypeScript: the timed loops. Words have 32 bits; distances are in bytes. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { rcs } from './allocated.ts';
import { arcs, counters, readerAndCloners, readers } from './layout.ts';

// ---- stride: one word for each thread, at growing distances ----

// #region stride/atomic
const atomic = counters({
  apart: 'stride',
  count(words, mine, iterations) {
    for (let i = 0; i < iterations; i++) Atomics.add(words, mine, 1);
  },
});
// #endregion

// #region stride/plain
const plain = counters({
  apart: 'stride',
  count(words, mine, iterations) {
    // Not atomic, and still right: no other thread touches this word.
    for (let i = 0; i < iterations; i++) words[mine] = words[mine]! + 1;
  },
});
// #endregion

// #region stride/loads
const loads = readers({
  apart: 'stride',
  read(words, mine, iterations) {
    let at = mine;
    let sum = 0;
    for (let i = 0; i < iterations; i++) {
      at = words[at]!; // the word holds its own index: each load waits for the one before
      sum = (sum + at) | 0;
    }
    return sum;
  },
});
// #endregion

// ---- refcount: thread 0 reads an Arc's value while the others clone and drop the Arc ----

// #region refcount/cloner-padded
// #region refcount/reader-padded
// #region refcount/cloner-beside
// #region refcount/reader-beside
/** Thread 0. The value is its own index: each read waits for the one before. */
function read(words: Int32Array, value: number, iterations: number): number {
  let at = value;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    at = words[at]!;
    sum = (sum + at) | 0;
  }
  return sum;
}

/** The other threads. */
function clone(words: Int32Array, strong: number, iterations: number): number {
  let kept = 0;
  for (let i = 0; i < iterations; i++) {
    Atomics.add(words, strong, 1);
    if (Atomics.sub(words, strong, 1) > 1) kept++; // not the last handle: nothing to free
  }
  return kept;
}

/** As in Arc: the strong count, the weak count at 4, the value at 8. */
const beside = readerAndCloners({ value: 8, read, clone });
// #endregion
// #endregion

/** The same loops, with the value on a line of its own. */
const padded = readerAndCloners({ value: 128, read, clone });
// #endregion
// #endregion

// ---- neighbors: unrelated Arcs, and one Arc ----

// #region neighbors/one-arc
// #region neighbors/far
// #region neighbors/one-line
/** `drop(Arc::clone(&a))`, again and again. */
function cloneAndDrop(words: Int32Array, strong: number, iterations: number): number {
  let kept = 0;
  for (let i = 0; i < iterations; i++) {
    Atomics.add(words, strong, 1);
    if (Atomics.sub(words, strong, 1) > 1) kept++; // not the last handle: nothing to free
  }
  return kept;
}

/** An Arc for each thread, one after the other, as an allocator places small ones. */
const oneLine = arcs({ apart: 16, clone: cloneAndDrop });
// #endregion

/** An Arc for each thread, on lines of their own. */
const far = arcs({ apart: 128, clone: cloneAndDrop });
// #endregion

/** One Arc, of which each thread has a handle. */
const oneArc = arcs({ apart: 0, clone: cloneAndDrop });
// #endregion

// ---- allocator: an Rc for each thread, which no other thread knows ----

// #region allocator/padded
// #region allocator/placed
/** `drop(Rc::clone(&a))`, again and again: plain additions, since only this thread counts here. */
function cloneAndDropRc(words: Int32Array, strong: number, iterations: number): number {
  let kept = 0;
  for (let i = 0; i < iterations; i++) {
    words[strong] = words[strong]! + 1;
    const left = words[strong]! - 1;
    words[strong] = left;
    if (left > 0) kept++; // not the last handle: nothing to free
  }
  return kept;
}

/** Each thread asks the heap for its Rc; the heap has gaps where the first thread freed some. */
const placed = rcs({ placed: true, clone: cloneAndDropRc });
// #endregion

/** The same, aligned to 128 bytes. */
const padded128Rc = rcs({ placed: false, clone: cloneAndDropRc });
// #endregion

// ---- fields: a struct with one counter for each thread ----

// #region fields/packed
/** struct Hits { a: AtomicU32, b: AtomicU32, … } */
const packed = counters({
  apart: 4,
  count(words, mine, iterations) {
    for (let i = 0; i < iterations; i++) Atomics.add(words, mine, 1);
  },
});
// #endregion

// #region fields/padded-64
/** #[repr(align(64))] on each counter */
const padded64 = counters({
  apart: 64,
  count(words, mine, iterations) {
    for (let i = 0; i < iterations; i++) Atomics.add(words, mine, 1);
  },
});
// #endregion

// #region fields/padded-128
/** #[repr(align(128))] on each counter, as CachePadded does on x86-64 */
const padded128 = counters({
  apart: 128,
  count(words, mine, iterations) {
    for (let i = 0; i < iterations; i++) Atomics.add(words, mine, 1);
  },
});
// #endregion

// #region fields/local
/** Packed, but counted in a local variable and published now and then. */
const local = counters({
  apart: 4,
  count(words, mine, iterations) {
    let unpublished = 0;
    for (let i = 0; i < iterations; i++) {
      unpublished++;
      if (unpublished === 1024) {
        Atomics.add(words, mine, unpublished);
        unpublished = 0;
      }
    }
    Atomics.add(words, mine, unpublished);
  },
});
// #endregion

export const kernels: Kernels = {
  stride: { atomic, plain, loads },
  refcount: {
    'reader-beside': beside,
    'reader-padded': padded,
    'cloner-beside': beside,
    'cloner-padded': padded,
  },
  neighbors: { 'one-line': oneLine, far, 'one-arc': oneArc },
  allocator: { placed, padded: padded128Rc },
  fields: { packed, 'padded-64': padded64, 'padded-128': padded128, local },
};
