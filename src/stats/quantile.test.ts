import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, quantile, quantileMoving, quantileSorted } from './quantile.ts';
import { random } from './random.ts';

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

test('without sorting, the quantiles are those of sorted numbers, to the last bit', () => {
  const next = random(3);
  for (let n = 1; n < 200; n++) {
    // Few different ones, so that many are equal.
    const values = Float64Array.from({ length: n }, () => Math.floor(next() * n * 0.5) / 3);
    const sorted = values.slice().sort();
    for (const q of [0.025, 0.975, next()])
      assert.equal(quantileMoving(values, q), quantileSorted(sorted, q), `${q} of ${n}`);
    assert.deepEqual(values.toSorted(), sorted, 'they are only moved');
  }
  assert.throws(() => quantileMoving(new Float64Array(), 0.5), RangeError);
});
