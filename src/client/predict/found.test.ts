import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunCase } from '../../lab/run.ts';
import { contention, contentionRun } from '../cell/contention.fixture.ts';
import { foundIn } from './found.ts';

/** Times of both variants at 1, 2 and 4 threads. */
function timed(shared: readonly number[], own: readonly number[]) {
  const run = contentionRun();
  const one = (variant: string, threads: number, time: number): RunCase => ({
    ...run.cases[0]!,
    variant,
    parameters: { threads, size: 16 },
    samples: Array.from({ length: 15 }, (_, i) => [Math.floor(i / 3), i % 3, time * (1 + (i % 5) / 500), 1]),
  });
  const line = (variant: string, times: readonly number[]) =>
    times.map((time, i) => one(variant, [1, 2, 4][i]!, time));
  return contentionRun({ cases: [...line('shared', shared), ...line('own', own)] });
}
const crossing = (shared: readonly number[], own: readonly number[]) =>
  foundIn({ kind: 'crossing', pair: ['shared', 'own'] }, contention, timed(shared, own))[0];
const shape = (...times: readonly number[]) =>
  foundIn({ kind: 'shape', variant: 'own' }, contention, timed([1, 1, 1], times))[0];

test('a ratio is the effect’s, with its interval', () => {
  const [found] = foundIn({ kind: 'ratio', effect: 'contended' }, contention, contentionRun());
  assert.equal(found?.language, 'TypeScript');
  assert.ok(found.low! <= 12 && found.high! >= 12);
  assert.match(found.text, /^12 times \(/);
});

test('a crossing lies between two settings, before the first, or nowhere', () => {
  assert.equal(crossing([1, 1, 9], [5, 5, 5])?.text, 'between 2 and 4');
  assert.deepEqual(crossing([9, 9, 9], [5, 5, 5]), {
    language: 'TypeScript',
    high: 1,
    text: 'already at 1',
  });
  assert.equal(crossing([1, 1, 1], [5, 5, 5])?.text, 'nowhere up to 4');
});

test('a shape is what the time does from the first setting to the last', () => {
  assert.match(shape(5, 5, 5)!.text, /^stays about the same: 1\.0/);
  assert.match(shape(5, 10, 20)!.text, /^grows about in proportion: 4\.0 times/);
  assert.match(shape(20, 10, 5)!.text, /^falls: 0\.25 times/);
});

test('what a run did not measure is not found', () => {
  const run = contentionRun({ cases: timed([1], [1]).cases });
  for (const question of [
    { kind: 'ratio', effect: 'contended' },
    { kind: 'crossing', pair: ['shared', 'own'] },
    { kind: 'shape', variant: 'own' },
  ] as const)
    assert.deepEqual(foundIn(question, contention, run), []);
});
