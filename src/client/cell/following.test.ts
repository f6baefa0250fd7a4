import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionRun } from './contention.fixture.ts';
import { following } from './following.ts';

const follow = (parameters: Record<string, number>) => following(contention, contentionRun(), parameters);

test('the whole of a run is shown where the sweep has all of it, without a word', () => {
  const all = { range: undefined, words: '' };
  assert.deepEqual(follow({ 'threads-from': 1, threads: 4, size: 16 }), all);
  assert.deepEqual(follow({}), all);
});

test('a narrower sweep shows what lies in it', () => {
  const { range, words } = follow({ 'threads-from': 2, threads: 4, size: 16 });
  assert.deepEqual(range, { from: 2, to: 4 });
  assert.equal(words, 'Shown: 2 to 4 threads, as chosen.');
  assert.equal(follow({ 'threads-from': 1, threads: 1 }).words, 'Shown: 1 thread, as chosen.');
});

test('where nothing was recorded, everything is shown and the reader is told', () => {
  const { range, words } = follow({ 'threads-from': 4, threads: 4 });
  assert.equal(range, undefined);
  assert.match(words, /^Nothing was recorded at 4 threads, so all of it/);
});

test('a setting that was recorded otherwise is told', () => {
  assert.match(follow({ size: 64 }).words, /^Recorded with size 16 B; what it is with size 64 B, your own/);
});
