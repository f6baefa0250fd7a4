import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gauss } from './gauss.fixture.ts';
import { random } from './random.ts';
import { hasTrend } from './trend.ts';

test('too few times tell nothing yet: go on', () => {
  assert.equal(hasTrend([1, 1, 1, 1, 1]), true);
  assert.equal(hasTrend([1, 1, 1, 1, 1, 1]), false);
});

test('code that just became faster, or still does', () => {
  assert.equal(hasTrend([10, 10, 10, 10, 10, 2, 2, 2, 2, 2]), true);
  assert.equal(hasTrend([20, 18, 16, 14, 12, 10, 9, 8, 7, 6]), true);
});

test('noise, one slow batch, or getting slower is no warm-up', () => {
  const next = random(1);
  let trends = 0;
  for (let i = 0; i < 400; i++)
    if (hasTrend(Array.from({ length: 10 }, () => 10 * (1 + 0.05 * gauss(next))))) trends++;
  assert.ok(trends <= 4, `${trends}`);
  assert.equal(hasTrend([9, 1, 1, 1, 1, 1, 1, 1, 1, 1]), false);
  assert.equal(hasTrend([1, 1, 1, 1, 1, 1.3, 1.3, 1.3, 1.3, 1.3]), false);
});
