import assert from 'node:assert/strict';
import test from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Experiment, Kernel, ParameterValues, Variant } from '../../src/lab/experiment.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { fillTable, lookUp, PLACES, type Reader, TABLE_WORDS, update } from './table-layout.ts';

interface Errand {
  readonly name: string;
  readonly variant: string;
  readonly memory: SharedArrayBuffer;
  readonly meeting: SharedArrayBuffer;
  readonly parameters: ParameterValues;
  readonly threads: number;
  readonly thread: number;
}

interface Report {
  readonly checksums: readonly number[];
  readonly wrong: string | undefined;
}

const SEED = 7;
const ITERATIONS = 3000;
const CALLS = 20;

const find = (name: string, variant: string): Kernel<unknown> => {
  const kernel = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  return kernel;
};

/** One thread's part. Word 0 of `meeting`: set by thread 0 after its setup. Words 1, 2: threads that have set up, that have run. */
function serve({ name, variant, memory, meeting, parameters, threads, thread }: Errand): Report {
  const kernel = find(name, variant);
  const words = new Int32Array(meeting);
  const meet = (word: number) => {
    Atomics.add(words, word, 1);
    Atomics.notify(words, word);
    for (let seen = 0; seen < threads; seen = Atomics.load(words, word))
      Atomics.wait(words, word, seen, 1000);
  };
  if (thread > 0) Atomics.wait(words, 0, 0);
  const state = kernel.setup({ memory, parameters, threads, thread, seed: SEED });
  Atomics.store(words, 0, 1);
  Atomics.notify(words, 0);
  meet(1);
  const checksums = Array.from({ length: CALLS }, () => kernel.run(state, ITERATIONS));
  meet(2);
  return { checksums, wrong: kernel.audit?.(state, CALLS * ITERATIONS, threads * CALLS * ITERATIONS) };
}

/** Runs one case on real threads. */
function inThreads(name: string, variant: Variant, parameters: ParameterValues): Promise<Report[]> {
  const threads = variant.threads(parameters);
  const memory = new SharedArrayBuffer(find(name, variant.id).bytes(parameters, threads));
  const meeting = new SharedArrayBuffer(12);
  const common = { name, variant: variant.id, memory, meeting, parameters, threads };
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

/** The threads of a case one after the other, in this one. */
function inTurn(name: string, variant: string, parameters: ParameterValues, threads = 2, seed = SEED) {
  const kernel = find(name, variant);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
  const states = Array.from({ length: threads }, (_, thread) =>
    kernel.setup({ memory, parameters, threads, thread, seed }),
  );
  return {
    words: new Int32Array(memory),
    states,
    run: (thread: number, iterations: number) => kernel.run(states[thread], iterations),
    audit: (thread: number, mine: number, everyone: number) => kernel.audit?.(states[thread], mine, everyone),
  };
}

const nameOf = ({ id }: Experiment): string => id.split('/')[1]!;

/** Settings of two threads at which a case is tried: each value of the axis, the other parameters at their defaults. */
function* cases(experiment: Experiment): Generator<[Variant, ParameterValues]> {
  const defaults = Object.fromEntries(experiment.parameters.map((each) => [each.id, each.default]));
  const axis = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  for (const value of axis.values)
    for (const variant of experiment.variants) {
      const parameters = { ...defaults, [axis.id]: value };
      if (parameters.threads === 2 && variant.exists(parameters)) yield [variant, parameters];
    }
}

/** What a kernel must return, worked out without it. */
const mixed = (counted: number, thread: number) =>
  Number((((BigInt(counted) ^ BigInt(SEED)) * 0x9e3779b1n) & 0xffff_ffffn) + BigInt(thread));
const expected: Readonly<Record<string, (parameters: ParameterValues, n: number, thread: number) => number>> =
  {
    counter: (_, n, thread) => mixed(n, thread),
    section: ({ work = 0 }, n) => {
      let x = SEED;
      for (let i = 0; i < n * work; i++) x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
      return (x + n) >>> 0;
    },
    // The seventh step of a ring of 15 places is 14.
    'read-mostly': (_, n, thread) => {
      let sum = 0;
      for (let i = 1; i <= n; i++) sum += (i * 14) % 15;
      return mixed(sum, thread);
    },
  };

if (!isMainThread) {
  parentPort?.postMessage(serve(workerData as Errand));
} else {
  for (const experiment of experiments) {
    const name = nameOf(experiment);

    test(`${experiment.id}: checksums repeat and are what they must be, audits pass`, () => {
      for (const [variant, parameters] of cases(experiment)) {
        const where = `${name}/${variant.id} at ${JSON.stringify(parameters)}`;
        const { run, audit } = inTurn(name, variant.id, parameters);
        for (const thread of [0, 1])
          for (const n of [50, 50, 51, 0])
            assert.equal(run(thread, n), expected[name]!(parameters, n, thread), where);
        for (const thread of [0, 1]) assert.equal(audit(thread, 151, 302), undefined, where);
      }
    });

    test(`${experiment.id}: threads that run together get the same checksums, and nothing is lost`, async () => {
      const seen = new Set<string>();
      for (const [variant, parameters] of cases(experiment)) {
        // The shortest section and the most writes: that is where threads meet most often.
        if (seen.has(variant.id)) continue;
        seen.add(variant.id);
        for (const [thread, { checksums, wrong }] of (await inThreads(name, variant, parameters)).entries()) {
          const where = `${name}/${variant.id}, thread ${thread}`;
          assert.deepEqual([...new Set(checksums)], [expected[name]!(parameters, ITERATIONS, thread)], where);
          assert.equal(wrong, undefined, where);
        }
      }
    });
  }

  test('the checksum depends on the data, not only on the number of operations', () => {
    const parameters = { threads: 2, work: 10, every: 10 };
    for (const experiment of experiments)
      for (const { id } of experiment.variants) {
        const [a, b] = [7, 8].map((seed) => inTurn(nameOf(experiment), id, parameters, 2, seed).run(0, 10));
        assert.notEqual(a, b, `${experiment.id} ${id}`);
      }
  });

  test('the audit finds an update that was lost', () => {
    const parameters = { threads: 2, work: 1, every: 10 };
    for (const experiment of experiments)
      for (const { id } of experiment.variants.filter((each) => each.id !== 'borrow')) {
        const { run, audit } = inTurn(nameOf(experiment), id, parameters);
        run(0, 99);
        assert.match(audit(0, 110, 110) ?? '', / is \d+ and should be \d+$/, `${experiment.id} ${id}`);
      }
  });

  test('the audit finds a table that a write did not reach', () => {
    for (const id of ['mutex', 'rwlock', 'copies', 'swap']) {
      const { run, audit, words, states } = inTurn('read-mostly', id, { threads: 2, every: 10 });
      run(0, 20);
      run(1, 20);
      assert.equal(audit(0, 20, 40), undefined);
      words[(states[1] as Reader).written]! += 1;
      assert.match(audit(0, 20, 40) ?? '', /^the version is 4 and should be 5$/, id);
    }
  });

  test('a table is one ring, for every seed and version; a torn one is noticed', () => {
    const words = new Int32Array(64);
    for (const seed of [0, 1, 5, 0xdead_beef]) {
      fillTable(words, 8, seed);
      for (let version = 0; version < 3; version++) {
        const visited = new Set<number>();
        for (let at = lookUp(words, 8, 0); !visited.has(at); at = lookUp(words, 8, at)) visited.add(at);
        assert.equal(visited.size, PLACES);
        update(words, 8);
      }
    }
    words[8] = 0xff_ffff;
    update(words, 8);
    assert.equal(words[8], 0, 'versions go round');
    lookUp(words, 8, 3);
    words[8 + 1 + 3]! += 256;
    assert.throws(() => lookUp(words, 8, 3), /read while it was written/);
    assert.deepEqual([...words.subarray(8 + TABLE_WORDS)], Array(64 - 8 - TABLE_WORDS).fill(0));
  });

  test('a reader of swapped tables keeps the one it holds until it looks, and the last holder frees it', () => {
    const { run, states } = inTurn('read-mostly', 'swap', { threads: 2, every: 10 });
    const [a, b] = states as [Reader, Reader];
    const live = () => a.heap.statistics.live;
    assert.equal(live(), 1);
    assert.equal(a.held, b.held);
    run(0, 10);
    assert.notEqual(a.held, b.held);
    assert.equal(live(), 2, 'thread 1 still holds the first table');
    assert.equal(lookUp(b.words, (b.held + 8) >> 2, 0), 14);
    run(1, 1);
    assert.equal(a.held, b.held);
    assert.equal(live(), 1);
  });

  test('what is one thread’s own lies on a line of its own', () => {
    for (const [name, id] of [
      ['counter', 'sharded'],
      ['counter', 'local'],
      ['section', 'own'],
      ['read-mostly', 'copies'],
    ] as const) {
      const { states } = inTurn(name, id, { threads: 3, work: 0, every: 10 }, 3);
      const places = (states as { mine: number }[]).map(({ mine }) => mine * 4);
      for (const [i, place] of places.entries()) {
        assert.equal(place % 128, 0);
        assert.ok(i === 0 || place - places[i - 1]! >= 128);
      }
    }
  });
}
