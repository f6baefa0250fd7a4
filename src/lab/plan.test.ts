import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experiment } from './experiment.ts';
import { affordableRounds, duration, makePlan, type PlanRequest } from './plan.ts';

const sweep = experiment({
  id: 'test/sweep',
  title: 'Sweep',
  question: '?',
  measure: 'ns',
  parameters: [
    { id: 'threads', label: 'Threads', unit: 'threads', values: [1, 2, 4, 8], default: 2, scale: 'point' },
    { id: 'bytes', label: 'Bytes', unit: 'bytes', values: [16, 64], default: 16, scale: 'log' },
  ],
  axis: 'threads',
  variants: [
    { id: 'shared', label: 'shared', description: '', color: 1, threads: ({ threads }) => threads! },
    { id: 'alone', label: 'alone', description: '', color: 2, exists: ({ threads }) => threads === 1 },
  ],
  claims: [],
  effects: [],
});

const request: PlanRequest = {
  parameters: {},
  mode: 'full',
  seed: 1,
  cores: 4,
  tick: 5000,
  languages: ['typescript'],
};
const cases = (change: Partial<PlanRequest>) =>
  makePlan(sweep, { ...request, ...change }).cases.map(
    ({ variant, parameters }) => `${variant} ${parameters.threads} ${parameters.bytes}`,
  );

test('a plan holds every variant at every setting that these cores can run', () => {
  assert.deepEqual(cases({}), ['shared 1 16', 'alone 1 16', 'shared 2 16', 'shared 4 16']);
});

test('the axis runs up to the value chosen; the other parameters have it', () => {
  assert.deepEqual(cases({ parameters: { threads: 2, bytes: 64 } }), [
    'shared 1 64',
    'alone 1 64',
    'shared 2 64',
  ]);
});

test('the axis runs from the value chosen, and over one setting where both ends are the same', () => {
  assert.deepEqual(cases({ parameters: { 'threads-from': 2 } }), ['shared 2 16', 'shared 4 16']);
  assert.deepEqual(cases({ parameters: { 'threads-from': 4, threads: 4 } }), ['shared 4 16']);
});

test('with one core only the cases of one thread are left', () => {
  assert.deepEqual(cases({ cores: 1 }), ['shared 1 16', 'alone 1 16']);
});

test('a plan of nothing is refused', () => {
  assert.throws(
    () => makePlan({ ...sweep, variants: [{ ...sweep.variants[0]!, threads: () => 9 }] }, request),
    RangeError,
  );
});

test('a full run has five launches of twelve rounds; many cases get fewer rounds, never fewer than six', () => {
  const { launches, rounds } = makePlan(sweep, request);
  assert.deepEqual([launches, rounds], [5, 12]);
  const many = makePlan({ ...sweep, variants: Array(30).fill(sweep.variants[0]!) }, request);
  assert.equal(many.launches, 5);
  assert.equal(many.rounds, 6);
  const some = makePlan({ ...sweep, variants: Array(7).fill(sweep.variants[0]!) }, request);
  assert.ok(some.rounds > 6 && some.rounds < 12 && duration(some) <= 16_000, `${some.rounds} rounds`);
});

test('where samples take longer than planned, fewer rounds are run, and five at least', () => {
  const plan = { most: 10_000, launches: 5, rounds: 12 };
  assert.equal(affordableRounds(plan, 500, 100), 12, 'there is time for 15');
  assert.equal(affordableRounds(plan, 500, 200), 7);
  assert.equal(affordableRounds(plan, 500, 2000), 5);
  assert.equal(affordableRounds(plan, 3000, 100), 5, 'warm-up alone took longer');
  assert.equal(affordableRounds({ ...plan, launches: 1, rounds: 4 }, 0, 9000), 4, 'never more than planned');
});

test('a coarse clock makes samples longer', () => {
  const fine = makePlan(sweep, request);
  const coarse = makePlan(sweep, { ...request, tick: 100_000 });
  assert.equal(fine.batch, 3);
  assert.equal(coarse.batch, 50);
  assert.equal(coarse.window, 50);
  assert.equal(coarse.chunk, 2);
});
