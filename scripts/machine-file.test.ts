import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionTime, syntheticRun } from '../src/lab/synthetic.fixture.ts';
import { withNative } from './machine-file.ts';

test('native cases join the run of the browser, and take the place of older native ones', () => {
  const page = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });
  const first = syntheticRun(contention, { time: contentionTime, languages: ['native'], seed: 2 });
  const second = syntheticRun(contention, { time: contentionTime, languages: ['native'], seed: 3 });
  const both = withNative(withNative(page, first), second);
  assert.deepEqual(both.cases, [...page.cases, ...second.cases]);
  assert.deepEqual({ ...both, cases: [], native: undefined }, { ...page, cases: [], native: undefined });
  assert.deepEqual(both.native, {
    kernels: second.kernels,
    startedAt: second.startedAt,
    duration: second.duration,
    environment: second.environment,
    plan: second.plan,
  });
});
