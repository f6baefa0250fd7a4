/** Arc and its rivals, in TypeScript: the timed loops. Counts and heaps are those of src/memory. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { decrement, increment } from '../../src/memory/arc-counts.ts';
import { copyBytes } from '../../src/memory/copy.ts';
import { arcs, type Cloner, cloners, type Held } from './arc-layout.ts';
import { bystander, type Neighbor, type Reader } from './bystander-layout.ts';

/** Checksums: how often the handle was not the last, and what the value's first word says. */
const checksum = (kept: number, word: number): number => (Math.imul(kept, 31) + word) >>> 0;

// ---- contention: getting hold of data, on 1 to 16 threads ----

// #region contention/own
// #region contention/shared
// #region vs-clone/arc
/** `drop(Arc::clone(&a))`, again and again; the value is not touched. */
function cloneAndDrop({ words, strong, value }: Held, iterations: number): number {
  let kept = 0;
  for (let i = 0; i < iterations; i++) {
    increment(words, strong); // Atomics.add, and a check for overflow
    if (!decrement(words, strong)) kept++; // Atomics.sub; not the last handle, so nothing is freed
  }
  return checksum(kept, words[value]!);
}
// #endregion

/** One Arc; every thread holds a handle to it. */
const shared = arcs('one', cloneAndDrop);
// #endregion

/** An Arc for each thread, 256 bytes or more apart. */
const own = arcs('each', cloneAndDrop);
// #endregion

// #region contention/rc
/** The same with plain loads and stores, as `Rc` does it: right only while one thread has the count. */
function cloneAndDropRc({ words, strong, value }: Held, iterations: number): number {
  let kept = 0;
  for (let i = 0; i < iterations; i++) {
    const before = words[strong]!;
    if (before <= 0 || before === 0x7fff_ffff) throw new RangeError('count overflow');
    words[strong] = before + 1;
    const after = words[strong]! - 1;
    words[strong] = after;
    if (after !== 0) kept++;
  }
  return checksum(kept, words[value]!);
}

const rc = arcs('each', cloneAndDropRc);
// #endregion

// #region contention/deep-clone-cached
// #region contention/deep-clone
// #region vs-clone/deep-clone
/** `drop(data.clone())`: a block from the heap, a copy of every byte, and the block given back. */
function deepClone({ heap, words, source, size }: Cloner, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const copy = heap.allocate(size);
    copyBytes(words, heap.bytes, source, copy, size);
    sum = (Math.imul(sum, 31) + words[(copy + size - 4) >> 2]!) | 0; // the copy is used
    heap.free(copy);
  }
  return sum >>> 0;
}
// #endregion

/** One heap for all threads: whoever allocates or frees takes its lock. */
const deep = cloners('shared', deepClone);
// #endregion

/** A heap for each thread, as an allocator's thread cache is: no other thread comes here, so there is no lock. */
const deepCached = cloners('own', deepClone);
// #endregion

// #region contention/borrow
// #region contention/read
/** Each word says where the next one is, so that every read waits for the one before. */
function readThrough({ words, value }: Held, iterations: number): number {
  let at = 0;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    at = words[value + at]!;
    sum = (sum + at) | 0;
  }
  return sum >>> 0;
}

/** Through a handle that the thread already holds: no count is touched. */
const read = arcs('one', readThrough);
// #endregion

/** Through a plain reference to data that is this thread's own. */
const borrow = arcs('each', readThrough);
// #endregion

// ---- vs-clone: one thread, by size ----

// #region vs-clone/copy
/** `let copy = *data`: every byte into a place that is there already, as a `[u8; N]` is copied to the stack. */
function copyInPlace({ heap, words, source, slot, size }: Cloner, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    copyBytes(words, heap.bytes, source, slot, size);
    sum = (Math.imul(sum, 31) + words[(slot + size - 4) >> 2]!) | 0;
  }
  return sum >>> 0;
}

const copy = cloners('slot', copyInPlace);
// #endregion

// ---- work-between: what a thread does between two clones ----

// #region work-between/own
// #region work-between/shared
/** A clone and drop, then `work` steps of arithmetic, each of which waits for the one before. */
function cloneThenWork({ words, strong, work, seed }: Held, iterations: number): number {
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) {
    increment(words, strong);
    if (decrement(words, strong)) x ^= 1; // never: the thread has a handle of its own
    for (let step = 0; step < work; step++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  }
  return (x + iterations) >>> 0;
}

const sharedWork = arcs('one', cloneThenWork);
// #endregion

const ownWork = arcs('each', cloneThenWork);
// #endregion

// ---- bystander: thread 0 reads its own data, the others do something else ----

// #region bystander/spins
// #region bystander/alone
/** From node to node of a working set that no other thread knows. Its time is the one that counts. */
function follow(reader: Reader, iterations: number): number {
  const { words, nodes } = reader;
  let { at } = reader;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const node = nodes + at * 16; // 64 bytes each
    sum = (Math.imul(sum, 31) + words[node + 1]!) | 0;
    at = words[node]!;
  }
  reader.at = at;
  return sum >>> 0;
}
// #endregion

/** The neighbor computes in registers. */
function spin({ seed }: Neighbor, iterations: number): number {
  let x = seed | 0;
  for (let i = 0; i < iterations; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x >>> 0;
}

const spins = bystander({ read: follow, neighbor: spin, counts: false });
// #endregion

// #region bystander/plain
/** The neighbor adds to a word of its own. */
function add({ words, mine }: Neighbor, iterations: number): number {
  for (let i = 0; i < iterations; i++) words[mine] = (words[mine]! + 1) | 0;
  return iterations >>> 0;
}

const plain = bystander({ read: follow, neighbor: add, counts: true });
// #endregion

// #region bystander/atomic
/** The neighbor adds to a word of its own, atomically: on x86 with the `lock` prefix. */
function addAtomically({ words, mine }: Neighbor, iterations: number): number {
  for (let i = 0; i < iterations; i++) Atomics.add(words, mine, 1);
  return iterations >>> 0;
}

const atomic = bystander({ read: follow, neighbor: addAtomically, counts: true });
// #endregion

export const kernels: Kernels = {
  contention: { shared, own, rc, 'deep-clone': deep, 'deep-clone-cached': deepCached, read, borrow },
  'vs-clone': { arc: own, 'deep-clone': deepCached, copy },
  'work-between': { shared: sharedWork, own: ownWork },
  bystander: { alone: spins, spins, plain, atomic },
};
