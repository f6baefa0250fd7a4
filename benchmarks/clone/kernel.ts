/** Clones and what saves them, in TypeScript: the timed loops. Strings and heaps are those of src/memory. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { copyBytes } from '../../src/memory/copy.ts';
import {
  addressOf,
  cloneString,
  cloneStrings,
  cloneStringsInto,
  dropString,
  dropStrings,
  HEADER,
  lengthOf,
  stringAt,
} from '../../src/memory/strings.ts';
import { type Plain, plain, type Sized, type Strings, sized, strings, VALUES } from './sizes-layout.ts';
import { RECORDS, type Tagged, tagged } from './tags-layout.ts';

// ---- loop and threads: a record's tags ----

/** Looks at each tag, a little. */
function process(words: Int32Array, bytes: Uint8Array, tags: number): number {
  const length = lengthOf(words, tags);
  let sum = 0;
  for (let i = 0; i < length; i++) sum = (sum + bytes[addressOf(words, stringAt(words, tags, i))]!) | 0;
  return sum;
}

/** The same for tags of 8 bytes that lie one after the other. */
function processFlat(words: Int32Array, bytes: Uint8Array, flat: number): number {
  const end = addressOf(words, flat) + lengthOf(words, flat);
  let sum = 0;
  for (let at = addressOf(words, flat); at < end; at += 8) sum = (sum + bytes[at]!) | 0;
  return sum;
}

// #region loop/borrow
// #region threads/borrow
/** Lends the tags. */
function borrowEach({ words, bytes, tags }: Tagged, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const record = tags + (i % RECORDS) * HEADER;
    sum = (Math.imul(sum, 31) + process(words, bytes, record)) | 0;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// #region loop/clone
// #region threads/cached
// #region threads/clone
/** A new table, and for each tag a new block and a copy of its bytes. */
function cloneEach({ heap, words, bytes, tags, clone }: Tagged, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneStrings(heap, tags + (i % RECORDS) * HEADER, clone);
    sum = (Math.imul(sum, 31) + process(words, bytes, clone)) | 0;
    dropStrings(heap, clone); // every block is freed
  }
  return sum >>> 0;
}
// #endregion
// #endregion
// #endregion

// #region loop/flat
// #region threads/flat
/** The same bytes, one tag after the other in one block. */
function cloneFlat({ heap, words, bytes, flat, clone }: Tagged, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneString(heap, flat + (i % RECORDS) * HEADER, clone);
    sum = (Math.imul(sum, 31) + processFlat(words, bytes, clone)) | 0;
    dropString(heap, clone);
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// #region loop/reuse
/** Copies into the strings that an earlier turn left behind; whatever fits, fits. */
function cloneIntoKept({ heap, words, bytes, tags, kept }: Tagged, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneStringsInto(heap, tags + (i % RECORDS) * HEADER, kept);
    sum = (Math.imul(sum, 31) + process(words, bytes, kept)) | 0;
  }
  return sum >>> 0;
}
// #endregion

const none = () => 0;
const one = () => 1;
/** The table, and each string. */
const deep = (count: number) => count + 1;
const tags = { otherwise: { strings: 16, length: 8 }, heap: 'own' } as const;

const loop = {
  borrow: tagged({ ...tags, blocks: none, loop: borrowEach }),
  clone: tagged({ ...tags, blocks: deep, loop: cloneEach }),
  flat: tagged({ ...tags, blocks: one, loop: cloneFlat }),
  reuse: tagged({ ...tags, blocks: none, loop: cloneIntoKept }),
};

const threads = {
  borrow: tagged({ ...tags, heap: 'shared', blocks: none, loop: borrowEach }),
  // #region threads/clone
  /** One heap for all threads: whoever allocates or frees takes its lock. */
  clone: tagged({ ...tags, heap: 'shared', blocks: deep, loop: cloneEach }),
  // #endregion
  // #region threads/flat
  /** One heap for all threads, but one visit for each record instead of one for each tag. */
  flat: tagged({ ...tags, heap: 'shared', blocks: one, loop: cloneFlat }),
  // #endregion
  // #region threads/cached
  /** A heap for each thread: no other thread comes here, so there is no lock. */
  cached: tagged({ ...tags, heap: 'own', blocks: deep, loop: cloneEach }),
  // #endregion
};

// ---- work: something is done with every byte ----

// #region work/borrow
// #region work/clone
/** FNV-1a: two steps for each byte, each of which waits for the one before. */
function hash(words: Int32Array, bytes: Uint8Array, tags: number): number {
  const length = lengthOf(words, tags);
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < length; i++) {
    const string = stringAt(words, tags, i);
    const end = addressOf(words, string) + lengthOf(words, string);
    for (let at = addressOf(words, string); at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  }
  return hash;
}
// #endregion
// #endregion

// #region work/borrow
/** Lends the text, and hashes it. */
function borrowAndHash({ words, bytes, tags }: Tagged, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const record = tags + (i % RECORDS) * HEADER;
    sum = (Math.imul(sum, 31) + hash(words, bytes, record)) | 0;
  }
  return sum >>> 0;
}
// #endregion

// #region work/clone
/** Clones the text, hashes the clone, and drops it. */
function cloneAndHash({ heap, words, bytes, tags, clone }: Tagged, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneStrings(heap, tags + (i % RECORDS) * HEADER, clone);
    sum = (Math.imul(sum, 31) + hash(words, bytes, clone)) | 0;
    dropStrings(heap, clone);
  }
  return sum >>> 0;
}
// #endregion

const text = { otherwise: { strings: 1, length: 8 }, heap: 'own' } as const;
const work = {
  borrow: tagged({ ...text, blocks: none, loop: borrowAndHash }),
  clone: tagged({ ...text, blocks: deep, loop: cloneAndHash }),
};

// ---- size: one vector of bytes ----

// #region size/borrow
/** Asks the vector itself. */
function borrow({ words, data }: Sized, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) sum = (Math.imul(sum, 31) + lengthOf(words, data)) | 0;
  return sum >>> 0;
}
// #endregion

// #region size/unobserved
/** Clones the vector, and asks the clone. Nobody looks at its bytes. */
function cloneUnobserved({ heap, words, data, clone }: Sized, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneString(heap, data, clone);
    sum = (Math.imul(sum, 31) + lengthOf(words, clone)) | 0;
    dropString(heap, clone);
  }
  return sum >>> 0;
}
// #endregion

// #region size/clone
/** Clones the vector, and looks at the clone's last byte. */
function cloneObserved({ heap, words, data, clone }: Sized, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneString(heap, data, clone);
    const last = addressOf(words, clone) + lengthOf(words, clone) - 1;
    sum = (Math.imul(sum, 31) + heap.bytes[last]!) | 0;
    dropString(heap, clone);
  }
  return sum >>> 0;
}
// #endregion

const size = {
  borrow: sized(0, borrow),
  unobserved: sized(1, cloneUnobserved),
  clone: sized(1, cloneObserved),
};

// ---- copy-types: bool, u32, arrays; and strings of as many bytes ----

// #region copy-types/clone
// #region copy-types/copy
/** A bool or a number is read; an array is copied to a place of its own, word by word. Here `clone` has nothing to add. */
function copyEach({ words, bytes, values, slot, size }: Plain, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const value = values + (i % VALUES) * size;
    let word: number;
    if (size === 1) word = bytes[value]!;
    else if (size === 4) word = words[value >> 2]!;
    else {
      copyBytes(words, bytes, value, slot, size);
      word = words[(slot + size - 4) >> 2]!;
    }
    sum = (Math.imul(sum, 31) + word) | 0;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// #region copy-types/string
/** As many bytes, but a String owns them. */
function cloneEachString({ heap, words, bytes, strings, clone }: Strings, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    cloneString(heap, strings + (i % VALUES) * HEADER, clone);
    const length = lengthOf(words, clone);
    const last = length > 0 ? bytes[addressOf(words, clone) + length - 1]! : 0;
    sum = (Math.imul(sum, 31) + last) | 0;
    dropString(heap, clone);
  }
  return sum >>> 0;
}
// #endregion

export const kernels: Kernels = {
  loop,
  work,
  size,
  'copy-types': { copy: plain(copyEach), clone: plain(copyEach), string: strings(cloneEachString) },
  threads,
};
