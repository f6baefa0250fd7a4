import assert from 'node:assert/strict';
import test from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Experiment, Kernel, ParameterValues, Variant } from '../../src/lab/experiment.ts';
import type { Heap } from '../../src/memory/heap.ts';
import type { End } from './buffers.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { linksOf } from './links.ts';
import { step } from './stages-layout.ts';

interface Errand {
  readonly name: string;
  readonly variant: string;
  readonly memory: SharedArrayBuffer;
  readonly meeting: SharedArrayBuffer;
  readonly parameters: ParameterValues;
  readonly threads: number;
  readonly thread: number;
  readonly milliseconds: number;
}

interface Report {
  readonly checksums: readonly number[];
  readonly calls: number;
  readonly wrong: string | undefined;
  /** Messages that really came from, or went to, the other thread. */
  readonly handed: number | undefined;
}

const SEED = 7;
const ITERATIONS = 50;

const find = (name: string, variant: string): Kernel<unknown> => {
  const kernel = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  return kernel;
};

/** `count` of a state, or of what it holds. */
function handedIn(state: unknown): number | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if ('count' in state && typeof state.count === 'number') return state.count;
  if ('turn' in state && typeof state.turn === 'number') return state.turn;
  return Object.values(state)
    .map(handedIn)
    .find((count) => count !== undefined);
}

/**
 * One thread's part, as the instrument plays it: calls until thread 0's time is over, whatever the others do.
 * Words of `meeting`: 0 thread 0 has set up, 1 threads that are ready, 2 stop, 3 threads that have stopped.
 */
function serve(errand: Errand): Report {
  const { name, variant, memory, meeting, parameters, threads, thread, milliseconds } = errand;
  const kernel = find(name, variant);
  const words = new Int32Array(meeting);
  if (thread > 0) Atomics.wait(words, 0, 0);
  const state = kernel.setup({ memory, parameters, threads, thread, seed: SEED });
  Atomics.store(words, 0, 1);
  Atomics.notify(words, 0);
  Atomics.add(words, 1, 1);
  while (Atomics.load(words, 1) < threads);
  const end = performance.now() + milliseconds;
  const checksums = new Set<number>();
  let calls = 0;
  while (Atomics.load(words, 2) === 0) {
    checksums.add(kernel.run(state, ITERATIONS));
    calls++;
    if (thread === 0 && performance.now() >= end) Atomics.store(words, 2, 1);
  }
  Atomics.add(words, 3, 1);
  while (Atomics.load(words, 3) < threads);
  const mine = calls * ITERATIONS;
  return {
    checksums: [...checksums],
    calls,
    wrong: kernel.audit?.(state, mine, mine),
    handed: handedIn(state),
  };
}

function inThreads(name: string, variant: Variant, parameters: ParameterValues, milliseconds: number) {
  const threads = variant.threads(parameters);
  const memory = new SharedArrayBuffer(find(name, variant.id).bytes(parameters, threads));
  const meeting = new SharedArrayBuffer(16);
  const common = { name, variant: variant.id, memory, meeting, parameters, threads, milliseconds };
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

/** A state for each thread, none of which runs at the same time as another. */
function inTurn(name: string, variant: Variant, parameters: ParameterValues) {
  const kernel = find(name, variant.id);
  const threads = variant.threads(parameters);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
  return Array.from({ length: threads }, (_, thread) => {
    const state = kernel.setup({ memory, parameters, threads, thread, seed: SEED });
    const run = (iterations: number) => kernel.run(state, iterations);
    return { memory, state, run, audit: (mine: number) => kernel.audit?.(state, mine, mine) };
  });
}

const nameOf = ({ id }: Experiment): string => id.split('/')[1]!;
const variantOf = (name: string, id: string): Variant =>
  experiments.find((each) => nameOf(each) === name)!.variants.find((each) => each.id === id)!;

/** Each variant at the least value of the axis at which it exists, the others at their defaults. */
function* cases(): Generator<[string, Variant, ParameterValues]> {
  for (const experiment of experiments) {
    const defaults = Object.fromEntries(experiment.parameters.map((each) => [each.id, each.default]));
    const axis = experiment.parameters.find(({ id }) => id === experiment.axis)!;
    for (const variant of experiment.variants) {
      const all = axis.values.map((value) => ({ ...defaults, [axis.id]: value }));
      yield [nameOf(experiment), variant, all.find(variant.exists)!];
    }
  }
}

const fold = (values: Iterable<number>): number => {
  let sum = 0n;
  for (const value of values) sum = (sum * 31n + BigInt(value >>> 0)) & 0xffff_ffffn;
  return Number(sum);
};
const times = (n: number, value: number): number[] => Array(n).fill(value);

/** What a thread must return for `n` operations, worked out without its kernel. */
function expected(
  name: string,
  id: string,
  thread: number,
  { size = 0, work = 0 }: ParameterValues,
  n: number,
) {
  const words = size >> 2;
  const last = name === 'buffers' ? words - 1 : 1;
  const sumOf = (count: number) =>
    Array.from({ length: count }, (_, i) => SEED + i + 1).reduce((a, b) => a + b, 0);
  const stepped = (steps: number) => {
    let x = SEED;
    for (let i = 0; i < steps; i++) x = step(x);
    return x;
  };
  switch (name) {
    case 'handoff':
    case 'buffers':
      if (id === 'clone') return fold(times(n, SEED + 1));
      return fold(times(n, thread === 0 && id !== 'alone' ? SEED + last : sumOf(last)));
    case 'lines': {
      const links = linksOf(size >> 6, SEED, !id.endsWith('in-order'));
      if (thread === 1) return fold(times(n, links[0]!));
      const once: number[] = [];
      for (let line = links[0]!; once.length < links.length; line = links[line]!) once.push(line);
      return fold(times(n, 0).flatMap(() => once));
    }
    case 'stages': {
      const threads = id === 'alone' ? 1 : 2;
      const share = Math.floor(work / threads);
      const item = Array.from({ length: threads }, (_, i) => stepped(share * (i + 1)));
      if (id === 'pipeline') return fold(times(n, item[thread]!));
      return fold(Array.from({ length: n }, (_, i) => item[i % threads]!));
    }
    case 'latency':
      return fold(times(n, stepped(work)));
    default:
      return fold(times(n, SEED));
  }
}

if (!isMainThread) {
  parentPort?.postMessage(serve(workerData as Errand));
} else {
  test('alone or after each other, threads end and return what they must', () => {
    for (const [name, variant, parameters] of cases()) {
      const all = inTurn(name, variant, parameters);
      // Back and forth: what the first has sent is there for the second, then nothing more is.
      for (const turn of [0, 1])
        for (const [thread, { run }] of all.entries()) {
          const where = `${name}/${variant.id}, thread ${thread}, turn ${turn}`;
          for (const n of [0, 1, 21])
            assert.equal(run(n), expected(name, variant.id, thread, parameters, n), where);
        }
      for (const { audit } of all) assert.equal(audit(44), undefined, `${name}/${variant.id}`);
    }
  });

  for (const [name, variant, parameters] of cases())
    if (variant.threads(parameters) === 2)
      test(`${name}/${variant.id}: two real threads, one of which stops first`, async () => {
        const reports = await inThreads(name, variant, parameters, 60);
        for (const [thread, { checksums, calls, wrong, handed }] of reports.entries()) {
          const right = expected(name, variant.id, thread, parameters, ITERATIONS);
          assert.deepEqual(checksums, [right], `thread ${thread}`);
          assert.ok(calls > 0);
          assert.equal(wrong, undefined);
          // The first eight could have been sent before the other thread came.
          if (handed !== undefined) assert.ok(handed > 8, `thread ${thread}: ${handed} messages`);
        }
      });

  test('the audit finds messages out of order', () => {
    const sent = inTurn('handoff', variantOf('handoff', 'ring'), { size: 64 });
    sent[0]!.run(3);
    const words = new Int32Array(sent[0]!.memory);
    const { end } = sent[1]!.state as { end: End };
    const first = end.into.tryReceive();
    words[first >> 2] = 5;
    end.out.trySend(first);
    sent[1]!.run(2);
    assert.match(sent[1]!.audit(2) ?? '', /messages came out of order/);
  });

  test('the audit finds clones that were not freed', () => {
    const [sender] = inTurn('handoff', variantOf('handoff', 'clone'), { size: 1000 });
    sender!.run(10);
    assert.equal(sender!.audit(10), undefined, 'four are on their way');
    (sender!.state as { cloner: { heap: Heap } }).cloner.heap.allocate(100);
    assert.match(sender!.audit(10) ?? '', /1 clones were not freed/);
  });

  test('links lead through all lines once; shuffled, hardly any leads to its neighbor', () => {
    for (const shuffled of [true, false])
      for (const count of [2, 15, 600]) {
        const links = linksOf(count, SEED, shuffled);
        const seen = new Set<number>();
        for (let line = 0; !seen.has(line); line = links[line]!) seen.add(line);
        assert.equal(seen.size, count);
        const near = links.filter((next, line) => Math.abs(next - line) === 1).length;
        if (shuffled && count === 600) assert.ok(near < 20, `${near} neighbors`);
        if (!shuffled) assert.equal(near, count === 2 ? 2 : count - 1);
      }
  });

  test('the same sum of shares makes an item, however many threads there are', () => {
    const last = (id: string, thread: number, threads: number) => {
      const kernel = find('stages', id);
      const parameters = { work: 480, threads };
      const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
      const states = Array.from({ length: threads }, (_, each) =>
        kernel.setup({ memory, parameters, threads, thread: each, seed: SEED }),
      );
      return kernel.run(states[thread]!, 1);
    };
    const whole = last('alone', 0, 1);
    for (const threads of [2, 3, 4]) assert.equal(last('pipeline', threads - 1, threads), whole);
  });

  test('a transfer leaves the bytes where they are, and detaches the array; a copy does neither', () => {
    const [moved] = inTurn('transfer', variantOf('transfer', 'move'), { size: 1000 });
    const before = (moved!.state as { message: Int32Array }).message;
    moved!.run(1);
    assert.equal(before.length, 0);
    const [copied] = inTurn('transfer', variantOf('transfer', 'copy'), { size: 1000 });
    copied!.run(1);
    assert.equal((copied!.state as { message: Int32Array }).message.length, 250);
  });
}
