import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, shuffled } from '../stats/random.ts';
import type { Run, RunCase } from './run.ts';
import { findCase, ratio, summarise } from './summary.ts';
import { contention, contentionTime, syntheticRun } from './synthetic.fixture.ts';

const run = syntheticRun(contention, { time: contentionTime, cores: 4, rejected: { overlap: 2, hop: 1 } });
const find = (variant: string, at: Record<string, number>, from: Run = run) =>
  findCase(from, contention, { variant, at }, 'typescript');

test('each case has its median with an interval, and its counts', () => {
  const summaries = summarise(run);
  assert.equal(summaries.length, run.cases.length);
  for (const { variant, parameters, time, valid, rejected } of summaries) {
    const truth = contentionTime(variant, parameters);
    assert.ok(time!.low <= time!.value && time!.value <= time!.high);
    assert.ok(Math.abs(time!.value / truth - 1) < 0.02);
    assert.equal(valid, 60);
    assert.equal(rejected, 3);
  }
});

test('a case without a valid sample has no time', () => {
  const [first, ...rest] = run.cases;
  const summaries = summarise({ ...run, cases: [{ ...first!, samples: [] }, ...rest] });
  assert.equal(summaries[0]!.time, undefined);
  assert.equal(summaries[0]!.valid, 0);
  assert.ok(summaries[1]!.time);
});

test('a reference means its own parameters, then what the reader chose, then the defaults', () => {
  assert.equal(find('shared', { threads: 2 })!.parameters.threads, 2);
  assert.equal(find('shared', { threads: 2, payload: 4000 }), undefined);
  const chosen = syntheticRun(contention, { time: contentionTime, parameters: { payload: 4000 } });
  assert.equal(find('shared', { threads: 2 }, chosen)!.parameters.payload, 4000);
  assert.equal(find('shared', { threads: 2, payload: 64 }, chosen), undefined);
  const bare = { ...run, plan: { ...run.plan, parameters: {} } };
  assert.equal(find('shared', {}, bare)!.parameters.threads, 2);
});

test('another language or variant is not found', () => {
  assert.equal(findCase(run, contention, { variant: 'shared', at: { threads: 1 } }, 'rust'), undefined);
  assert.equal(find('nobody', { threads: 1 }), undefined);
});

test('a case that a parameter does not set apart is found at any value of it', () => {
  const cases = run.cases.map((each) =>
    each.variant === 'deep' ? { ...each, parameters: { payload: 64 } } : each,
  );
  assert.ok(find('deep', { threads: 4 }, { ...run, cases }));
});

const made = (samples: RunCase['samples']): RunCase => ({ ...run.cases[0]!, samples });

test('ratios pair by launch and round, whatever the order of the samples', () => {
  // Both get ten times slower in the middle; only pairs see that one is always twice the other.
  const times = Array.from({ length: 12 }, (_, i) => (i > 3 && i < 8 ? 100 : 10));
  const a = made(times.map((time, i) => [i % 3, i, 2 * time, 1]));
  const b = made(
    shuffled(
      times.map((time, i): RunCase['samples'][number] => [i % 3, i, time, 1]),
      random(1),
    ),
  );
  const estimate = ratio(run, a, b)!;
  assert.equal(estimate.pairs, 12);
  for (const each of [estimate.value, estimate.low, estimate.high]) assert.ok(Math.abs(each - 2) < 1e-12);
  assert.ok(Math.abs(ratio(run, b, a)!.value - 0.5) < 1e-12);
});

test('a round counts when both have it; the same round of another launch is another round', () => {
  const a = made([
    [0, 0, 10, 1],
    [0, 1, 10, 1],
    [1, 0, 10, 1],
  ]);
  const b = made([
    [0, 0, 5, 1],
    [1, 0, 5, 1],
    [1, 1, 1, 1],
  ]);
  assert.equal(ratio(run, a, b)!.pairs, 2);
  assert.equal(ratio(run, a, made([[0, 0, 5, 1]])), undefined);
  assert.equal(ratio(run, a, made([])), undefined);
});

test('a higher level is wider; the run’s seed decides the rest', () => {
  const [a, b] = [find('shared', { threads: 2 })!, find('own', { threads: 2 })!];
  const usual = ratio(run, a, b)!;
  const strict = ratio(run, a, b, 0.999)!;
  assert.ok(strict.low < usual.low && strict.high > usual.high && strict.value === usual.value);
  assert.deepEqual(ratio(run, a, b), usual);
  const reseeded = ratio({ ...run, plan: { ...run.plan, seed: 99 } }, a, b)!;
  assert.equal(reseeded.value, usual.value);
});
