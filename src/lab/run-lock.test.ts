import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RUN_LOCK, runGoesOn, untilNoRun } from './run-lock.ts';

const locks = (...held: string[]) => ({
  query: async () => ({ held: held.map((name) => ({ name })), pending: [] }),
});

test('a run goes on when its lock is held, and nobody can tell without locks', async () => {
  assert.equal(await runGoesOn(locks('other', RUN_LOCK)), true);
  assert.equal(await runGoesOn(locks('other')), false);
  assert.equal(await runGoesOn(undefined), false);
});

test('it is waited for without standing in line', async () => {
  const held = [RUN_LOCK, RUN_LOCK, ''];
  let pauses = 0;
  await untilNoRun({ query: async () => locks(held.shift() ?? '').query() }, async () => void pauses++);
  assert.equal(pauses, 2);
});
