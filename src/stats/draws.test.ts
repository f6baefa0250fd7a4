import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawsOf } from './draws.ts';

test('a resample draws launches, and from each as many observations as it has', () => {
  const sizes = [3, 1, 2];
  const { times, drawn } = drawsOf(sizes, 500, 7);
  const ever = new Set<number>();
  for (const [i, all] of drawn.entries()) {
    const each = [...times.subarray(i * 6, (i + 1) * 6)];
    for (const [place, count] of each.entries()) if (count > 0) ever.add(place);
    const [a = 0, b = 0, c = 0] = [each.slice(0, 3), each.slice(3, 4), each.slice(4)].map((launch) =>
      launch.reduce((sum, count) => sum + count, 0),
    );
    assert.equal(a + b + c, all);
    assert.equal(a / 3 + b + c / 2, sizes.length, 'whole launches, as many as there are');
    assert.ok(a % 3 === 0 && c % 2 === 0);
  }
  assert.equal(ever.size, 6, 'each can be drawn');
});

test('cases of one run share their draws; another seed or shape has others, and few are kept', () => {
  const first = drawsOf([12, 12], 100, 1);
  assert.equal(drawsOf([12, 12], 100, 1), first);
  for (const [sizes, seed] of [
    [[12, 12], 2],
    [[12, 11], 1],
    [[24], 1],
  ] as const)
    assert.notDeepEqual(drawsOf(sizes, 100, seed).times, first.times);
  assert.notEqual(drawsOf([12, 12], 100, 1), first, 'forgotten, but the same');
  assert.deepEqual(drawsOf([12, 12], 100, 1), first);
});
