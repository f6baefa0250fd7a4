import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Experiment } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { finding, headline, sentence } from './describe.ts';

const run = (options: Partial<Parameters<typeof syntheticRun>[1]> = {}) =>
  syntheticRun(contention, { time: contentionTime, cores: 4, ...options });
const ratioOf = (ratio: number, noise = 0.01) =>
  run({ noise, time: (variant) => (variant === 'shared' ? 10 * ratio : 10) });

test('the headline states the first effect', () => {
  assert.match(
    headline(contention, run()),
    /^A shared Arc against one per thread, 2 threads: 9\.\d times as long$/,
  );
  assert.match(headline(contention, ratioOf(30)), /: 30 times as long$/);
  assert.match(headline(contention, ratioOf(0.25)), /: 0\.25 times as long$/);
});

test('it says so when the interval has 1 inside', () => {
  assert.match(headline(contention, ratioOf(1, 0.05)), /2 threads: no difference found$/);
});

test('a small difference that was found is not rounded away', () => {
  const text = headline(contention, ratioOf(1.03, 0.002));
  assert.match(text, /: 1\.03 times as long$/);
});

test('an interval that is wide is told instead of its middle', () => {
  assert.match(headline(contention, ratioOf(20, 1.5)), /: [\d.]+ to [\d.]+ times as long$/);
});

test('without the first effect, the next; without any, a time; without any time, the question', () => {
  assert.match(headline(contention, run({ cores: 1 })), /1 thread: no difference found$/);
  const without: Experiment = { ...contention, effects: [] };
  assert.match(headline(without, run()), /^Shared Arc: 1[01](\.\d)? ns \(.+\) at 1 thread$/);
  const empty: Run = { ...run(), cases: run().cases.map((each) => ({ ...each, samples: [] })) };
  assert.equal(headline(contention, empty), contention.question);
});

test('several languages: the headline says whose effect it is', () => {
  const both = run({ languages: ['typescript', 'rust'] });
  assert.match(headline(contention, both), /2 threads \(TypeScript\): 9\.\d times as long$/);
});

test('the sentence has every variant at both ends, then every effect', () => {
  const text = sentence(contention, run());
  assert.match(
    text,
    /^Nanoseconds per clone and drop, each thread, medians with 95% intervals\. Shared Arc /,
  );
  assert.match(text, /Shared Arc 1[01](\.\d)? ns \([^)]+\) at 1 thread, 2[45]\d ns \([^)]+\) at 4 threads;/);
  assert.match(text, /own Arc per thread [^;]+ at 4 threads;/);
  assert.match(text, /plain borrow 0\.31\d? ns [^;]+;/);
  assert.match(text, /deep clone 4[78](\.\d)? ns \([^)]+\) at 1 thread\./);
  assert.match(text, /A shared Arc against one per thread, 2 threads: 9\.\d+ times \([^)]+\)\./);
  assert.match(text, /1 thread: [\d.]+ times \([^)]+\), no difference found\.$/);
  assert.doesNotMatch(text, /ns \([^)]+\) at 2 threads/);
});

test('the sentence of a run with nothing valid, and of two languages', () => {
  const empty: Run = { ...run(), cases: run().cases.map((each) => ({ ...each, samples: [] })) };
  assert.equal(sentence(contention, empty), 'Nanoseconds per clone and drop, each thread: no valid sample.');
  const text = sentence(contention, run({ languages: ['typescript', 'native'] }));
  assert.match(
    text,
    /TypeScript: shared Arc .+ Native Rust: shared Arc .+ \(TypeScript\): .+ \(native Rust\): /,
  );
});

test('the finding that is quoted has its interval, and says when there is no difference', () => {
  const run = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });
  assert.match(
    finding(contention, run),
    /^A shared Arc against one per thread, 2 threads \(TypeScript\): 9\.\d+ times as long \(95% interval [\d.]+ to [\d.]+\)\.$/,
  );
  assert.match(finding(contention, syntheticRun(contention, { time: () => 10 })), /, no difference found\.$/);
});
