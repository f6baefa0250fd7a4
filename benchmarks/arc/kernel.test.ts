import assert from 'node:assert/strict';
import test from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Experiment, Kernel, ParameterValues, Variant } from '../../src/lab/experiment.ts';
import type { Heap } from '../../src/memory/heap.ts';
import { SHARED } from '../../src/memory/heap-layout.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';

interface Errand {
  readonly name: string;
  readonly variant: string;
  readonly memory: SharedArrayBuffer;
  readonly meeting: SharedArrayBuffer;
  readonly parameters: ParameterValues;
  readonly threads: number;
  readonly thread: number;
  readonly calls: number;
}

interface Report {
  readonly checksums: readonly number[];
  readonly wrong: string | undefined;
}

const SEED = 7;
const ITERATIONS = 2000;

const find = (name: string, variant: string): Kernel<unknown> => {
  const kernel = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  return kernel;
};

/** One thread's part. Word 0 of `meeting`: set by thread 0 after its setup. Word 1: threads that have run, atomically. */
function serve({ name, variant, memory, meeting, parameters, threads, thread, calls }: Errand): Report {
  const kernel = find(name, variant);
  const words = new Int32Array(meeting);
  if (thread > 0) Atomics.wait(words, 0, 0);
  const state = kernel.setup({ memory, parameters, threads, thread, seed: SEED });
  Atomics.store(words, 0, 1);
  Atomics.notify(words, 0);
  const checksums = Array.from({ length: calls }, () => kernel.run(state, ITERATIONS));
  Atomics.add(words, 1, 1);
  Atomics.notify(words, 1);
  for (let seen = 0; seen < threads; seen = Atomics.load(words, 1)) Atomics.wait(words, 1, seen, 1000);
  return { checksums, wrong: kernel.audit?.(state, calls * ITERATIONS, threads * calls * ITERATIONS) };
}

/** Runs one case on real threads. */
function inThreads(
  name: string,
  variant: Variant,
  parameters: ParameterValues,
  calls = 20,
): Promise<Report[]> {
  const threads = variant.threads(parameters);
  const memory = new SharedArrayBuffer(find(name, variant.id).bytes(parameters, threads));
  const meeting = new SharedArrayBuffer(8);
  const common = { name, variant: variant.id, memory, meeting, parameters, threads, calls };
  return Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const data: Errand = { ...common, thread };
      return new Promise<Report>((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: data });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    }),
  );
}

/** Thread 0 by itself: two calls and the audit. */
function alone(name: string, variant: Variant, parameters: ParameterValues, seed = SEED) {
  const kernel = find(name, variant.id);
  const threads = variant.threads(parameters);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
  const state = kernel.setup({ memory, parameters, threads, thread: 0, seed });
  const run = (iterations: number) => kernel.run(state, iterations);
  const audit = (mine: number) => kernel.audit?.(state, mine, mine);
  return { memory, words: new Int32Array(memory), state, run, audit };
}

const nameOf = ({ id }: Experiment): string => id.split('/')[1]!;
const lcg = (x: number) => (Math.imul(x, 1664525) + 1013904223) >>> 0;

/** Settings at which a case is tried: each value of the axis, the other parameters at their defaults. */
function* cases(experiment: Experiment): Generator<[Variant, ParameterValues]> {
  const defaults = Object.fromEntries(experiment.parameters.map((each) => [each.id, each.default]));
  const axis = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  for (const value of axis.values)
    for (const variant of experiment.variants) {
      const parameters = { ...defaults, [axis.id]: value };
      if (variant.exists(parameters)) yield [variant, parameters];
    }
}

/** What a kernel must return, worked out without it. */
const expected: Readonly<Record<string, (parameters: ParameterValues, n: number) => number>> = {
  // The first word of the ring of places is its step.
  cloned: ({ size = 64 }, n) => (Math.imul(n, 31) + ringStep(size >> 2)) >>> 0,
  read: ({ size = 64 }, n) => {
    const count = size >> 2;
    let sum = 0;
    for (let i = 1; i <= n; i++) sum += (i * ringStep(count)) % count;
    return sum >>> 0;
  },
  copied: ({ size = 64 }, n) => {
    let last = SEED;
    for (let i = 0; i < size >> 2; i++) last = lcg(last);
    let sum = 0n;
    for (let i = 0; i < n; i++) sum = (sum * 31n + BigInt(last)) & 0xffff_ffffn;
    return Number(sum);
  },
  worked: ({ work = 0 }, n) => {
    let x = SEED;
    for (let i = 0; i < n * work; i++) x = lcg(x);
    return (x + n) >>> 0;
  },
  followed: (_, n) => {
    let sum = 0n;
    for (let i = 0; i < n; i++)
      sum = (sum * 31n + ((BigInt(SEED) * 0x9e3779b1n) & 0xffff_ffffn)) & 0xffff_ffffn;
    return Number(sum);
  },
};

function ringStep(count: number): number {
  let step = Number((BigInt(SEED) * 0x9e3779b1n) % 2n ** 32n) % count;
  const shares = (d: number) => step % d === 0 && count % d === 0;
  while (Array.from({ length: count - 1 }, (_, i) => i + 2).some(shares)) step++;
  return step;
}

const work: Readonly<Record<string, string>> = {
  'contention/shared': 'cloned',
  'contention/own': 'cloned',
  'contention/rc': 'cloned',
  'contention/deep-clone': 'copied',
  'contention/deep-clone-cached': 'copied',
  'contention/read': 'read',
  'contention/borrow': 'read',
  'vs-clone/arc': 'cloned',
  'vs-clone/deep-clone': 'copied',
  'vs-clone/copy': 'copied',
  'work-between/shared': 'worked',
  'work-between/own': 'worked',
  'bystander/alone': 'followed',
  'bystander/spins': 'followed',
  'bystander/plain': 'followed',
  'bystander/atomic': 'followed',
};

if (!isMainThread) {
  parentPort?.postMessage(serve(workerData as Errand));
} else {
  for (const experiment of experiments)
    test(`${experiment.id}: checksums repeat and are what they must be, audits pass`, () => {
      for (const [variant, parameters] of cases(experiment)) {
        const name = nameOf(experiment);
        const where = `${name}/${variant.id} at ${JSON.stringify(parameters)}`;
        const { run, audit } = alone(name, variant, parameters);
        const right = expected[work[`${name}/${variant.id}`]!]!;
        assert.equal(run(50), right(parameters, 50), where);
        assert.equal(run(50), right(parameters, 50), `${where}, again`);
        assert.equal(run(51), right(parameters, 51), `${where}, one more`);
        assert.equal(audit(151), undefined, where);
      }
    });

  test('the checksum depends on the data, not only on the number of operations', () => {
    for (const experiment of experiments)
      for (const variant of experiment.variants) {
        const parameters = { size: 1000, threads: 2, work: 10, 'working-set': 16_384 };
        const [a, b] = [7, 8].map((seed) => alone(nameOf(experiment), variant, parameters, seed).run(10));
        assert.notEqual(a, b, `${experiment.id} ${variant.id}`);
      }
  });

  const variant = (name: string, id: string): Variant =>
    experiments.find((each) => nameOf(each) === name)!.variants.find((each) => each.id === id)!;

  test('the audit finds a lost update of the count', () => {
    for (const [id, by] of [
      ['shared', 1],
      ['shared', -1],
      ['own', 1],
    ] as const) {
      const { words, run, audit } = alone('contention', variant('contention', id), { threads: 2, size: 64 });
      run(10);
      const strong = words[0]! >> 2;
      words[strong] = words[strong]! + by;
      assert.match(audit(10) ?? '', /^the strong count is \d, not \d: an update of the count was lost$/);
    }
  });

  test('the audit finds a clone that was not freed, one that was not made, and a broken heap', () => {
    const deep = variant('vs-clone', 'deep-clone');
    const parameters = { size: 200 };
    const leaky = alone('vs-clone', deep, parameters);
    leaky.run(10);
    (leaky.state as { heap: { allocate(bytes: number): number } }).heap.allocate(200);
    assert.match(leaky.audit(11) ?? '', /1 clones were not freed/);
    const lazy = alone('vs-clone', deep, parameters);
    lazy.run(9);
    assert.match(lazy.audit(10) ?? '', /9 allocations, not 10/);
    const broken = alone('vs-clone', deep, parameters);
    broken.run(1);
    broken.words.fill(-1, 4096 >> 2);
    assert.throws(() => broken.audit(1), /corrupt heap/);
  });

  test('deep clones of all threads come from one heap with a lock; with a cache for each thread, from each one’s own', () => {
    const parameters = { threads: 2, size: 200 };
    const heapsOf = (id: string) => {
      const kernel = find('contention', id);
      const memory = new SharedArrayBuffer(kernel.bytes(parameters, 2));
      return [0, 1].map((thread) => {
        const state = kernel.setup({ memory, parameters, threads: 2, thread, seed: SEED });
        kernel.run(state, 10);
        const { heap } = state as { heap: Heap };
        return { heap, audit: (mine: number, all: number) => kernel.audit?.(state, mine, all) };
      });
    };
    const [a, b] = heapsOf('deep-clone');
    assert.equal(a!.heap.base, b!.heap.base);
    assert.ok(Atomics.load(a!.heap.words, (a!.heap.base >> 2) + SHARED) === 1, 'no lock');
    assert.equal(b!.audit(10, 20), undefined);
    assert.match(b!.audit(10, 21) ?? '', /20 allocations, not 21/);
    const [c, d] = heapsOf('deep-clone-cached');
    assert.notEqual(c!.heap.base, d!.heap.base);
    assert.ok(Atomics.load(c!.heap.words, (c!.heap.base >> 2) + SHARED) === 0, 'a lock');
    assert.equal(d!.audit(10, 20), undefined);
    assert.match(d!.audit(11, 20) ?? '', /10 allocations, not 11/);
  });

  test('the audit finds a reader that skipped nodes and a neighbor that did not count', () => {
    const parameters = { threads: 2, 'working-set': 16_384 };
    const reader = alone('bystander', variant('bystander', 'alone'), parameters);
    reader.run(99);
    assert.match(reader.audit(100) ?? '', /the reader stands at node/);
    for (const id of ['plain', 'atomic']) {
      const kernel = find('bystander', id);
      const memory = new SharedArrayBuffer(kernel.bytes(parameters, 2));
      const state = kernel.setup({ memory, parameters, threads: 2, thread: 1, seed: SEED });
      kernel.run(state, 10);
      assert.equal(kernel.audit?.(state, 10, 10), undefined);
      assert.match(kernel.audit?.(state, 11, 11) ?? '', /neighbor 1 counted 10, not 11/);
    }
  });

  for (const experiment of experiments.filter((each) => each.parameters.some(({ id }) => id === 'threads')))
    test(`${experiment.id}: real threads get the same checksums, and the audits pass`, async () => {
      const name = nameOf(experiment);
      for (const [variant, parameters] of cases(experiment)) {
        const threads = variant.threads(parameters);
        // Threads beyond two add nothing but time here; and of an axis that is not threads the ends will do.
        const ends = experiment.parameters.find(({ id }) => id === experiment.axis)!.values;
        const wanted =
          experiment.axis === 'threads'
            ? threads === 2
            : parameters[experiment.axis] === ends[0] && threads === 2;
        if (!wanted) continue;
        const reports = await inThreads(name, variant, parameters);
        for (const [thread, { checksums, wrong }] of reports.entries()) {
          const where = `${name}/${variant.id}, thread ${thread}`;
          assert.equal(new Set(checksums).size, 1, where);
          assert.equal(wrong, undefined, where);
        }
        const right = expected[work[`${name}/${variant.id}`]!]!(parameters, ITERATIONS);
        assert.equal(reports[0]!.checksums[0], right);
      }
    });

  test('Arcs of different threads lie far apart, each at the start of a line', () => {
    for (const threads of [2, 16]) {
      const { words } = alone('contention', variant('contention', 'own'), { threads, size: 200 });
      const addresses = [...words.subarray(0, threads)];
      for (const [i, address] of addresses.entries()) {
        assert.equal(address % 128, 0);
        if (i > 0) assert.ok(address - addresses[i - 1]! >= 8 + 200 + 256);
      }
    }
  });
}
