/** Rust's kernels in the whole instrument, on Node's threads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experiments } from '../../benchmarks/known-answers/index.ts';
import { createRustMemory, loadRust } from './load-rust.ts';
import type { RustOrder } from './messages.ts';
import { nodeRust, runInNode } from './node-threads.fixture.ts';
import { RefusalError } from './refusal.ts';

const known = (name: string) => experiments.find(({ id }) => id === `known-answers/${name}`)!;
const refusedWith = (reason: string) => (error: unknown) =>
  error instanceof RefusalError && error.refusal.reason === reason;
const runRust = (name: string, rounds?: number) =>
  runInNode({
    experiment: known(name),
    languages: ['rust'],
    change: (plan) => ({ ...plan, rounds: rounds ?? plan.rounds }),
  });

const PAGES = { initial: 2, maximum: 16_384 };

/** A thread's case on a memory of its own. */
async function load(variant: string, change: Partial<RustOrder> = {}) {
  const source = await nodeRust();
  const order: RustOrder = {
    index: 0,
    language: 'rust',
    experiment: 'known-answers/throws',
    variant,
    parameters: { size: 1 },
    threads: 1,
    seed: 1,
    memory: await createRustMemory(source.pages, 1),
    ...change,
  };
  return { memory: order.memory, loaded: await loadRust(order, source, 0), source };
}

test('both languages in one run: every case gets its samples, and equal checksums', async () => {
  const { plan, cases } = await runInNode({ experiment: known('same'), languages: ['typescript', 'rust'] });
  assert.deepEqual(
    cases.map(({ language }) => language),
    ['typescript', 'rust', 'typescript', 'rust'],
  );
  for (const { samples, checksum } of cases) {
    assert.equal(samples.length, plan.rounds);
    assert.equal(checksum, cases[0]!.checksum);
  }
});

test('two threads on one memory, each with a stack of its own: nothing is lost over two launches', async () => {
  const { cases } = await runInNode({
    experiment: known('counters'),
    languages: ['rust'],
    change: (plan) => ({ ...plan, launches: 2 }),
  });
  for (const { checksum, samples, rejected } of cases) {
    assert.equal(checksum, 1000);
    assert.ok(samples.length + Object.values(rejected).reduce((sum, n) => sum + n, 0) >= 2);
  }
});

test('a panic is refused with its own message and the name of its case, and the next run works', async () => {
  await assert.rejects(runRust('throws'), (error: Error) => {
    assert.ok(refusedWith('kernel-failed')(error));
    assert.match(error.message, /faulty, size 1 \(rust\): this kernel throws on purpose/);
    return true;
  });
  assert.equal((await runRust('same')).cases.length, 2);
});

test('a kernel that hangs, a wrong checksum and wrong data end the run, as in TypeScript', async () => {
  await assert.rejects(runRust('hangs'), refusedWith('kernel-hung'));
  // It is right for 40 calls, which few rounds on a busy machine may not reach.
  await assert.rejects(runRust('wrong', 50), refusedWith('checksum'));
  await assert.rejects(runRust('lost'), /an update was lost on purpose/);
});

test('memory that Rust cannot have is a message, not a trap', async () => {
  await assert.rejects(runRust('huge'), /memory allocation of 2147483647 bytes failed/);
});

test('a browser that refuses a large memory is asked for smaller ones, then refused in words', async () => {
  const asked: (number | undefined)[] = [];
  const upTo = (pages: number) =>
    class extends WebAssembly.Memory {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        asked.push(descriptor.maximum);
        if (descriptor.maximum! > pages) throw new RangeError('could not allocate memory');
        super(descriptor);
      }
    };
  const { buffer } = await createRustMemory(PAGES, 2, { Memory: upTo(5000) });
  assert.ok(buffer instanceof SharedArrayBuffer);
  assert.deepEqual(asked, [16_384, 4096]);
  const none = createRustMemory(PAGES, 2, { Memory: upTo(10), patience: 0 });
  await assert.rejects(none, refusedWith('memory'));
});

test('memory that becomes free within a moment is waited for', async () => {
  let left = 5;
  class Later extends WebAssembly.Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      if (left-- > 0) throw new RangeError('could not allocate memory');
      super(descriptor);
    }
  }
  assert.ok(await createRustMemory(PAGES, 1, { Memory: Later, patience: 1000 }));
});

test('a language that the page has no kernels in is refused', async () => {
  await assert.rejects(
    runInNode({ experiment: known('same'), languages: ['native'] }),
    /no kernels in native/,
  );
});

test('after a panic the same instance works on: the stack is where it was', async () => {
  const { loaded } = await load('faulty');
  loaded.setup();
  for (let i = 0; i < 100_000; i++) assert.throws(() => loaded.run(1), /on purpose/);
});

test('an unknown kernel, and one that was not set up, say so', async () => {
  const { loaded } = await load('nobody');
  assert.throws(() => loaded.setup(), /there is no Rust kernel known-answers\/throws\/nobody/);
  assert.throws(() => loaded.run(1), /not set up/);
});

test('an overwritten end of the stack is found after the call', async () => {
  const { memory, loaded, source } = await load('sound');
  loaded.setup();
  assert.equal(loaded.run(0), 1);
  new Int32Array(memory.buffer)[(source.pages.initial * 65_536) / 4 + 3] = 0;
  assert.throws(() => loaded.run(1), /the stack overflowed/);
});
