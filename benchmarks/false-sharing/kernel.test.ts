import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Experiment, Kernel, KernelContext, ParameterValues } from '../../src/lab/experiment.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { START } from './layout.ts';

interface Job {
  readonly experiment: string;
  readonly variant: string;
  readonly context: KernelContext;
  /** Two words: threads that are ready, threads that are done. */
  readonly meeting: SharedArrayBuffer;
  readonly calls: readonly number[];
}
interface Report {
  readonly checksums: readonly number[];
  readonly complaint: string | undefined;
}

const ITERATIONS = 1000;
const SEED = 7;

/** 32-bit arithmetic in another way than the kernels': exact integers, reduced at the end. */
const expected = (counted: number, thread: number, seed = SEED): number => {
  const mixed = BigInt.asUintN(32, BigInt(counted)) ^ BigInt(seed);
  return Number(BigInt.asUintN(32, mixed * 0x9e3779b1n + BigInt(thread)));
};

/** What each kernel counts: its additions, its drops that freed nothing, or the indices that it read. */
function counted(experiment: string, variant: string, thread: number, parameters: ParameterValues): number {
  const index = (bytes: number) => (START + bytes) / 4;
  if (variant === 'loads') return ITERATIONS * index(thread * parameters.stride!);
  if (experiment === 'refcount' && thread === 0)
    return ITERATIONS * index(variant.endsWith('beside') ? 8 : 128);
  return ITERATIONS;
}

function kernelOf(experiment: string, variant: string): Kernel<unknown> {
  const kernel = kernels[experiment]?.[variant];
  assert.ok(kernel, `kernel.ts has no kernel ${experiment}/${variant}`);
  return kernel;
}

/** Every variant at the ends of its experiment's axis, on two threads. */
function cases(): { experiment: string; variant: string; parameters: ParameterValues }[] {
  return experiments.flatMap((each: Experiment) =>
    each.variants.flatMap((variant) => {
      const parameters = { stride: 4, threads: 2 };
      const far = { stride: 256, threads: 2 };
      const settings = each.axis === 'stride' ? [parameters, far] : [parameters];
      return settings
        .filter(variant.exists)
        .map((setting) => ({ experiment: each.id.split('/')[1]!, variant: variant.id, parameters: setting }));
    }),
  );
}

function contexts(kernel: Kernel<unknown>, parameters: ParameterValues): KernelContext[] {
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 2));
  return [0, 1].map((thread) => ({ memory, parameters, threads: 2, thread, seed: SEED }));
}

if (isMainThread) {
  for (const { experiment, variant, parameters } of cases())
    describe(`${experiment}/${variant}, stride ${parameters.stride}`, () => {
      const kernel = kernelOf(experiment, variant);

      it('returns the checksum worked out by hand, each time', () => {
        for (const context of contexts(kernel, parameters)) {
          const state = kernel.setup(context);
          const sum = expected(counted(experiment, variant, context.thread, parameters), context.thread);
          assert.equal(kernel.run(state, ITERATIONS), sum);
          assert.equal(kernel.run(state, ITERATIONS), sum);
          assert.notEqual(kernel.run(state, ITERATIONS + 1), sum);
          assert.equal(kernel.audit?.(state, 3 * ITERATIONS + 1, 3 * ITERATIONS + 1), undefined);
        }
      });

      it('finds a word that somebody else has written', () => {
        const [context] = contexts(kernel, parameters);
        const state = kernel.setup(context!);
        kernel.run(state, ITERATIONS);
        const words = new Int32Array(context!.memory);
        const { at, strong } = state as { readonly at?: number; readonly strong?: number };
        const index = strong ?? at!;
        words[index] = words[index]! - 1;
        assert.match(kernel.audit?.(state, ITERATIONS, ITERATIONS) ?? '', /is -?\d+ and should be \d+/);
      });

      it('gives the same checksums on two threads at once, and loses no update', async () => {
        const meeting = new SharedArrayBuffer(8);
        const all = contexts(kernel, parameters);
        const calls = [ITERATIONS, 100_000, ITERATIONS];
        const reports = await Promise.all(
          all.map((context) => inWorker({ experiment, variant, context, meeting, calls })),
        );
        for (const [thread, { checksums, complaint }] of reports.entries()) {
          const sum = expected(counted(experiment, variant, thread, parameters), thread);
          assert.deepEqual([checksums[0], checksums[2]], [sum, sum], `thread ${thread}`);
          assert.equal(complaint, undefined);
        }
      });
    });

  describe('false-sharing', () => {
    it('keeps every word of sixteen threads within its memory, and no two on one another', () => {
      for (const stride of [4, 48, 256]) {
        const kernel = kernelOf('stride', 'atomic');
        const parameters = { stride, threads: 16 };
        const memory = new SharedArrayBuffer(kernel.bytes(parameters, 16));
        for (let thread = 0; thread < 16; thread++)
          kernel.run(kernel.setup({ memory, parameters, threads: 16, thread, seed: SEED }), thread + 1);
        const words = new Int32Array(memory);
        for (let thread = 0; thread < 16; thread++)
          assert.equal(
            words[(START + thread * stride) / 4],
            thread + 1,
            `stride ${stride}, thread ${thread}`,
          );
        assert.equal(
          words.reduce((sum, word) => sum + word, 0),
          136,
          'nothing else is written',
        );
      }
    });
  });
} else {
  parentPort!.postMessage(work(workerData as Job));
}

function inWorker(job: Job): Promise<Report> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function work({ experiment, variant, context, meeting, calls }: Job): Report {
  const kernel = kernelOf(experiment, variant);
  const words = new Int32Array(meeting);
  // Thread 0 lays the data out, alone; it is ready when the first word is no longer 0.
  if (context.thread > 0) Atomics.wait(words, 0, 0, 5000);
  const state = kernel.setup(context);
  const meet = (index: number) => {
    Atomics.add(words, index, 1);
    Atomics.notify(words, index);
    while (Atomics.load(words, index) < 2) Atomics.wait(words, index, 1, 5000);
  };
  meet(0);
  const checksums = calls.map((iterations) => kernel.run(state, iterations));
  meet(1);
  const mine = calls.reduce((sum, iterations) => sum + iterations, 0);
  return { checksums, complaint: kernel.audit?.(state, mine, 2 * mine) };
}
