import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drift } from './drift.ts';

test('the last third against the first', () => {
  assert.equal(drift([1, 1, 1, 5, 5, 5, 2, 2, 2]), 2);
  assert.equal(drift([2, 2, 9, 1, 1]), 0.5);
});

test('one disturbed time is not drift', () => {
  assert.equal(drift([1, 1, 1, 1, 1, 1, 1, 90, 1]), 1);
});

test('too few times, or none, cannot drift', () => {
  assert.equal(drift([]), 1);
  assert.equal(drift([1, 9]), 1);
  assert.equal(drift([1, 5, 3]), 3);
});
