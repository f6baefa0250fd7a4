import assert from 'node:assert/strict';
import test from 'node:test';
import type { Experiment, Kernel, ParameterValues, Variant } from '../../src/lab/experiment.ts';
import type { Heap } from '../../src/memory/heap.ts';
import { SHARED } from '../../src/memory/heap-layout.ts';
import { addressOf, HEADER, lengthOf, stringAt } from '../../src/memory/strings.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { RECORDS } from './tags-layout.ts';

const SEED = 7;
const nameOf = ({ id }: Experiment): string => id.split('/')[1]!;

const find = (name: string, variant: string): Kernel<unknown> => {
  const kernel = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  return kernel;
};

/** All threads of a case, set up one after the other, with one thread's calls. */
function setUp(name: string, variant: string, parameters: ParameterValues, threads = 1, seed = SEED) {
  const kernel = find(name, variant);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
  return Array.from({ length: threads }, (_, thread) => {
    const state = kernel.setup({ memory, parameters, threads, thread, seed });
    return {
      state: state as { heap: Heap; words: Int32Array; bytes: Uint8Array; tags: number; flat: number },
      run: (iterations: number) => kernel.run(state, iterations),
      audit: (mine: number, everyone = mine) => kernel.audit?.(state, mine, everyone),
    };
  });
}

const alone = (name: string, variant: string, parameters: ParameterValues, seed = SEED) =>
  setUp(name, variant, parameters, 1, seed)[0]!;

// ---- what a kernel must return, worked out without it ----

const lcg = (x: number): number => (Math.imul(x, 1664525) + 1013904223) >>> 0;

/** The letters of all tags, record by record. */
function records(strings: number, length: number): string[][] {
  let x = SEED;
  const letter = () => {
    x = lcg(x);
    return String.fromCharCode(97 + ((x >>> 24) % 26));
  };
  const tag = () => Array.from({ length }, letter).join('');
  return Array.from({ length: RECORDS }, () => Array.from({ length: strings }, tag));
}

/** sum = sum * 31 + each, modulo 2^32. */
const folded = (n: number, each: (i: number) => number): number => {
  let sum = 0n;
  for (let i = 0; i < n; i++) sum = (sum * 31n + BigInt(each(i) >>> 0)) & 0xffff_ffffn;
  return Number(sum);
};

const initials = (tags: readonly string[]): number => tags.reduce((sum, tag) => sum + tag.charCodeAt(0), 0);

const fnv = (tags: readonly string[]): number => {
  let hash = 0x811c9dc5n;
  for (const letter of tags.join(''))
    hash = ((hash ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) & 0xffff_ffffn;
  return Number(hash);
};

/** The last word of each of 64 values. */
function plainWords(size: number): number[] {
  let x = SEED;
  const next = () => {
    x = lcg(x);
    return x;
  };
  return Array.from({ length: 64 }, () => {
    if (size === 1) return next() >>> 31;
    return Array.from({ length: size / 4 }, next).at(-1)!;
  });
}

type Expected = (parameters: ParameterValues, n: number) => number;

const looked: Expected = ({ strings = 16 }, n) => {
  const all = records(strings, 8).map(initials);
  return folded(n, (i) => all[i % RECORDS]!);
};
const hashed: Expected = ({ length }, n) => {
  const all = records(1, length!).map(fnv);
  return folded(n, (i) => all[i % RECORDS]!);
};
const measured: Expected = ({ size }, n) => folded(n, () => size!);
const plain: Expected = ({ size }, n) => {
  const words = plainWords(size!);
  return folded(n, (i) => words[i % 64]!);
};

const expected: Readonly<Record<string, Expected>> = {
  loop: looked,
  threads: looked,
  work: hashed,
  'size/borrow': measured,
  'size/unobserved': measured,
  'size/clone': (_, n) => folded(n, () => (SEED % 255) + 1),
  'copy-types/copy': plain,
  'copy-types/clone': plain,
  'copy-types/string': ({ size }, n) => {
    const letters = records(8, size!).flat();
    return folded(n, (i) => (size! > 0 ? letters[i % 64]!.charCodeAt(size! - 1) : 0));
  },
};

/** Every setting of the axis, but for sizes that only take time. */
function* cases(experiment: Experiment): Generator<[Variant, ParameterValues]> {
  const axis = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  for (const value of axis.values)
    for (const variant of experiment.variants) {
      const parameters = { [axis.id]: value };
      if (variant.exists(parameters) && value <= 4_000_064) yield [variant, parameters];
    }
}

for (const experiment of experiments)
  test(`${experiment.id}: checksums repeat and are what they must be, audits pass`, () => {
    const name = nameOf(experiment);
    for (const [variant, parameters] of cases(experiment)) {
      const where = `${name}/${variant.id} at ${JSON.stringify(parameters)}`;
      const { threads = 1 } = parameters;
      if (threads > 2) continue;
      const right = (expected[`${name}/${variant.id}`] ?? expected[name])!;
      const all = setUp(name, variant.id, parameters, threads);
      for (const { run } of all) {
        assert.equal(run(21), right(parameters, 21), where);
        assert.equal(run(21), right(parameters, 21), `${where}, again`);
      }
      for (const { audit } of all) assert.equal(audit(42, 42 * threads), undefined, where);
    }
  });

test('checksums depend on the data', () => {
  for (const [name, variant, parameters] of [
    ['loop', 'clone', { strings: 4 }],
    ['loop', 'flat', { strings: 4 }],
    ['work', 'borrow', { length: 40 }],
    ['size', 'clone', { size: 1000 }],
    ['copy-types', 'copy', { size: 64 }],
    ['copy-types', 'string', { size: 16 }],
  ] as const) {
    const [a, b] = [1, 2].map((seed) => alone(name, variant, parameters, seed).run(20));
    assert.notEqual(a, b, `${name}/${variant}`);
  }
});

test('a clone is in blocks of its own, a borrow is not', () => {
  const kernel = find('loop', 'clone');
  const parameters = { strings: 16 };
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const state = kernel.setup({ memory, parameters, threads: 1, thread: 0, seed: SEED });
  const { heap, words, tags } = state as { heap: Heap; words: Int32Array; tags: number };
  const before = heap.statistics;
  kernel.run(state, 10);
  assert.equal(heap.statistics.allocations - before.allocations, 10 * 17);
  assert.equal(heap.statistics.live, before.live);
  const starts = new Set<number>();
  for (let record = 0; record < RECORDS; record++)
    for (let i = 0; i < 16; i++) {
      const string = stringAt(words, tags + record * HEADER, i);
      assert.equal(lengthOf(words, string), 8);
      starts.add(addressOf(words, string));
    }
  assert.equal(starts.size, RECORDS * 16, 'two tags share a block');
});

test('the flat bytes are the tags, one after the other', () => {
  const { words, bytes, tags, flat } = alone('loop', 'flat', { strings: 4 }).state;
  for (let record = 0; record < RECORDS; record++) {
    const joined = Array.from({ length: 4 }, (_, i) => {
      const start = addressOf(words, stringAt(words, tags + record * HEADER, i));
      return [...bytes.subarray(start, start + 8)];
    }).flat();
    const start = addressOf(words, flat + record * HEADER);
    assert.deepEqual([...bytes.subarray(start, start + 32)], joined);
  }
});

test('clone_from asks the heap for nothing', () => {
  const { state, run } = alone('loop', 'reuse', { strings: 16 });
  const before = state.heap.statistics.allocations;
  run(100);
  assert.equal(state.heap.statistics.allocations, before);
});

test('a clone of 65,536 bytes lies a few bytes past a multiple of 4,096 from its original, one of 65,600 further', () => {
  for (const [size, low, high] of [
    [65_536, 1, 31],
    [65_600, 64, 127],
  ] as const) {
    const kernel = find('size', 'clone');
    const memory = new SharedArrayBuffer(kernel.bytes({ size }, 1));
    const state = kernel.setup({ memory, parameters: { size }, threads: 1, thread: 0, seed: SEED });
    const { heap, words, data } = state as { heap: Heap; words: Int32Array; data: number };
    const copy = heap.allocate(size);
    const apart = (copy - addressOf(words, data)) % 4096;
    assert.ok(apart >= low && apart <= high, `${size}: ${apart}`);
  }
});

test('threads clone into one heap with a lock; with a cache for each thread, into one of their own without', () => {
  const [a, b] = setUp('threads', 'clone', { threads: 2 }, 2);
  const lockOf = ({ state: { heap } }: { state: { heap: Heap } }) =>
    Atomics.load(heap.words, (heap.base >> 2) + SHARED);
  assert.equal(a!.state.heap.base, b!.state.heap.base);
  assert.equal(lockOf(a!), 1);
  const [c, d] = setUp('threads', 'cached', { threads: 2 }, 2);
  assert.notEqual(c!.state.heap.base, d!.state.heap.base);
  assert.equal(lockOf(c!), 0);
});

test('the audit finds a clone that was not made, one that was not freed, and a broken heap', () => {
  const lazy = alone('loop', 'clone', { strings: 4 });
  lazy.run(9);
  assert.match(lazy.audit(10) ?? '', /allocations, not/);
  const leaky = alone('loop', 'clone', { strings: 4 });
  leaky.run(10);
  leaky.state.heap.allocate(8);
  assert.match(leaky.audit(10) ?? '', /1 blocks were not freed/);
  const broken = alone('size', 'clone', { size: 1000 });
  broken.run(1);
  broken.state.words.fill(-1, 1400 >> 2);
  assert.throws(() => broken.audit(1), /corrupt heap/);
});
