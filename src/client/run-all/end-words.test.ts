import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../lab/lab.ts';
import { endWords } from './end-words.ts';
import type { Item, QueueState } from './queue.ts';

const items: readonly Item[] = ['A', 'B', 'C'].map((title) => ({ id: title, title, estimate: 1 }));
const done = { state: 'done' } as Outcome;
const refused: Outcome = {
  state: 'refused',
  refusal: { reason: 'no-parallelism', message: 'The threads never ran at the same time.', advice: '' },
};
const words = (phase: QueueState['phase'], ...outcomes: readonly Outcome[]) =>
  endWords(items, { phase, outcomes, index: outcomes.length, pace: 1 })
    .map((part) => (typeof part === 'string' ? part : part.title))
    .join('');

test('all are through', () => {
  assert.equal(words('done', done, done, done), 'All 3 experiments are measured.');
});

test('some could not be measured: which, and why', () => {
  assert.equal(
    words('done', done, refused, done),
    '2 of 3 experiments are measured. B: The threads never ran at the same time.',
  );
});

test('what was measured before cancelling stays', () => {
  assert.equal(words('cancelled', done), '1 of 3 experiments is measured. The rest was cancelled.');
});

test('one alone is told as one', () => {
  const alone = endWords(items.slice(0, 1), { phase: 'done', outcomes: [done], index: 1, pace: 1 });
  assert.deepEqual(alone, ['The experiment is measured.']);
});
