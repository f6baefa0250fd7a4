/** What Rust's std blocks with, on WebAssembly's threads: locks, channels, parking; and poison. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createRustMemory } from './load-rust.ts';
import type { RustOrder } from './messages.ts';
import { nodeRust } from './node-threads.fixture.ts';
import type { Errand } from './rust-thread.fixture.ts';

const ENTRY = new URL('./rust-thread.fixture.ts', import.meta.url);
const ITERATIONS = 300;
const AGAIN = 'go';

/** What each of two threads answers to setup, run and audit. `together`: both run at once, else 0 before 1. */
async function inTwoThreads(variant: string, together = true): Promise<unknown[][]> {
  const source = await nodeRust();
  const order: RustOrder = {
    ...({ index: 0, language: 'rust', experiment: 'known-answers/blocking', variant } as const),
    ...{ parameters: {}, threads: 2, seed: 1, memory: await createRustMemory(source.pages, 2) },
  };
  const workers = [0, 1].map(() => new Worker(ENTRY));
  const ask = (thread: number, message: Errand | typeof AGAIN) =>
    new Promise<unknown>((resolve, reject) => {
      workers[thread]!.once('message', resolve);
      workers[thread]!.once('error', reject);
      workers[thread]!.postMessage(message);
    });
  const inTurn = async (message: (thread: number) => Errand | typeof AGAIN) => [
    await ask(0, message(0)),
    await ask(1, message(1)),
  ];
  try {
    const setups = await inTurn((thread) => ({ order, source, thread, iterations: ITERATIONS }));
    const runs = together ? await Promise.all([ask(0, AGAIN), ask(1, AGAIN)]) : await inTurn(() => AGAIN);
    return [setups, runs, await inTurn(() => AGAIN)];
  } finally {
    for (const worker of workers) await worker.terminate();
  }
}

const none = [undefined, undefined];

test('a Mutex that the other thread holds is waited for, and no update is lost', async () => {
  assert.deepEqual(await inTwoThreads('mutex'), [none, [ITERATIONS, ITERATIONS], none]);
});

test('a receiver waits for the sender, and a sender for room', async () => {
  const sum = (ITERATIONS * (ITERATIONS - 1)) / 2;
  assert.deepEqual(await inTwoThreads('channel'), [none, [sum, sum], none]);
});

test('a parked thread sleeps until it is unparked', async () => {
  assert.deepEqual(await inTwoThreads('park'), [none, [ITERATIONS, ITERATIONS], none]);
});

test('a panic unwinds: the lock that was held is poisoned, and free', async () => {
  const [, [first, second]] = (await inTwoThreads('poison', false)) as [unknown, [string, string]];
  assert.match(first, /thread 0 panics with the lock in its hand/);
  assert.match(second, /PoisonError/);
});
