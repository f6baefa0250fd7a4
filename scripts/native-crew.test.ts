import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Operation } from '../src/lab/control.ts';
import { RefusalError } from '../src/lab/refusal.ts';
import { NativeCrew } from './native-crew.ts';

const FIXTURE = fileURLToPath(new URL('native-crew.fixture.ts', import.meta.url));
const command = (operation: Operation) => ({ operation, case: 0, threads: 2, length: 1, call: 0 });
const refusedWith = (reason: string, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof RefusalError && error.refusal.reason === reason);
  assert.match(error.message, message);
  return true;
};

async function withCrew(work: (crew: NativeCrew) => Promise<void>, program = process.execPath) {
  const crew = new NativeCrew(program, (index) => `case ${index} in words`, [FIXTURE]);
  try {
    await work(crew);
  } finally {
    crew.close();
  }
}

const order = {
  ...({ index: 0, language: 'native', experiment: 'arc/contention', variant: 'shared' } as const),
  ...{ parameters: { threads: 2, size: 64 }, threads: 2, seed: 7 },
};

test('orders go out and reports come back, one for each thread', async () => {
  await withCrew(async (crew) => {
    await crew.open(2, undefined, [order]);
    assert.deepEqual(crew.clock, { tick: 18, now: 20.5 });
    const report = {
      ...({ status: 'ok', iterations: 1000, time: 2.5, start: 10, end: 12.5 } as const),
      ...{ hopBefore: 61.5, hopAfter: 70, value: 31013 },
    };
    assert.deepEqual(await crew.command(command('window')), [report, report]);
    await crew.dismiss();
  });
});

test('what the program says went wrong is refused in its words; it was told the case in full', async () => {
  await withCrew(async (crew) => {
    await crew.open(2, undefined, [order]);
    await assert.rejects(
      crew.command(command('audit')),
      refusedWith(
        'kernel-failed',
        /case 0 in words: an update was lost: case 2 7 arc\/contention\/shared threads=2 size=64/,
      ),
    );
  });
});

test('a program that ends, or never starts, is refused', async () => {
  await withCrew(async (crew) => {
    await crew.open(1, undefined, []);
    await assert.rejects(crew.command(command('sentinel')), refusedWith('worker-died', /case 0 in words/));
  });
  await withCrew(
    (crew) => assert.rejects(crew.open(1, undefined, []), refusedWith('worker-died', /the start/)),
    '/nowhere/native',
  );
});
