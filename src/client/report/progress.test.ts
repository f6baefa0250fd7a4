import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedRun } from '../analysis/messages.ts';
import { begun, counts, missing, readSince, verdictCounts } from './progress.ts';

const run = (more: Partial<JudgedRun> = {}): JudgedRun => ({
  experiment: 'a/b',
  startedAt: '2026-11-21T10:00:00.000Z',
  mode: 'full',
  imported: false,
  headline: '',
  verdicts: [],
  ...more,
});

test('a full run counts; a quick look only where quick looks are asked for; one from a file never', () => {
  assert.equal(counts(run(), 'full', ''), true);
  assert.equal(counts(run({ mode: 'quick' }), 'full', ''), false);
  assert.equal(counts(run({ mode: 'quick' }), 'quick', ''), true);
  assert.equal(counts(run({ imported: true }), 'quick', ''), false);
});

test('begun anew, what is older does not count, whatever its time zone', () => {
  const since = readSince(begun('2026-11-21T10:00:00.000Z'));
  assert.equal(counts(run(), 'full', since), true);
  assert.equal(counts(run({ startedAt: '2026-11-21T10:59:59.000+01:00' }), 'full', since), false);
});

test('what is stored and is no time counts from the beginning', () => {
  for (const stored of [undefined, null, 7, 'x', {}, { since: 3 }, { since: 'soon' }])
    assert.equal(readSince(stored), '');
});

test('what is missing stands in the order of the book', () => {
  const all = ['a/b', 'a/c', 'd/e'].map((id) => ({ id }));
  const runs = new Map([['a/c', run({ experiment: 'a/c' })]]);
  assert.deepEqual(missing(all, runs, 'full', ''), [{ id: 'a/b' }, { id: 'd/e' }]);
});

test('verdicts are counted in words', () => {
  assert.equal(verdictCounts(['refuted', 'holds', 'none', 'holds']), '2 hold, 1 refuted, 1 no verdict');
  assert.equal(verdictCounts(['holds']), '1 holds');
  assert.equal(verdictCounts([]), '');
});
