import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, shuffled } from './random.ts';

const take = (seed: number, n: number) => {
  const next = random(seed);
  return Array.from({ length: n }, next);
};

test('the same seed gives the same numbers, another seed others', () => {
  assert.deepEqual(take(42, 20), take(42, 20));
  assert.notDeepEqual(take(42, 20), take(43, 20));
});

test('the sequence is part of the method: runs that were kept must give the same intervals later', () => {
  assert.deepEqual(
    take(1, 3).map((x) => x * 2 ** 32),
    [3568522572, 2118479590, 2258263061],
  );
});

test('uniform in [0, 1): ten bins fill evenly, and neighbors do not follow each other', () => {
  const numbers = take(7, 20_000);
  assert.ok(numbers.every((x) => x >= 0 && x < 1));
  const bins = new Array<number>(10).fill(0);
  for (const x of numbers) bins[Math.floor(x * 10)]!++;
  // Chi-squared with 9 degrees of freedom: 27.9 is passed once in 1,000 seeds.
  assert.ok(bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0) < 27.9);
  let product = 0;
  for (let i = 1; i < numbers.length; i++) product += (numbers[i - 1]! - 0.5) * (numbers[i]! - 0.5);
  assert.ok(Math.abs(product / numbers.length / (1 / 12)) < 0.03);
});

test('a shuffle keeps every item, leaves its input alone, and favors no order', () => {
  const items = [1, 2, 3];
  const next = random(5);
  const seen = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(items, next);
    assert.deepEqual([...order].sort(), items);
    seen.set(order.join(''), (seen.get(order.join('')) ?? 0) + 1);
  }
  assert.deepEqual(items, [1, 2, 3]);
  assert.equal(seen.size, 6);
  for (const n of seen.values()) assert.ok(n > 880 && n < 1120, `${n}`);
  assert.deepEqual(shuffled([], next), []);
});
