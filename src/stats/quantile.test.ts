import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, quantile, quantileSorted } from './quantile.ts';

test('type 7: the ends are the extremes, between neighbors it is linear', () => {
  assert.equal(quantile([4, 1, 3, 2], 0), 1);
  assert.equal(quantile([4, 1, 3, 2], 1), 4);
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
  // R: quantile(c(1, 2, 4, 8, 16), 0.1) is 1.4
  assert.ok(Math.abs(quantile([1, 2, 4, 8, 16], 0.1) - 1.4) < 1e-12);
});

test('sorts numbers as numbers and leaves its input alone', () => {
  const values = [10, 9, 2, 1];
  assert.equal(median(values), 5.5);
  assert.deepEqual(values, [10, 9, 2, 1]);
});

test('q outside 0 to 1 means the ends; one value is every quantile; nothing has none', () => {
  assert.equal(quantile([1, 2], -1), 1);
  assert.equal(quantile([1, 2], 2), 2);
  for (const q of [0, 0.3, 1]) assert.equal(quantile([5], q), 5);
  assert.throws(() => quantileSorted([], 0.5), RangeError);
});
