import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawsOf } from './draws.ts';

test('a resample draws launches, and from each as many observations as it has', () => {
  const sizes = [3, 1, 2];
  const { places, ends } = drawsOf(sizes, 500, 7);
  const launchOf = (place: number) => (place < 3 ? 0 : place < 4 ? 1 : 2);
  let at = 0;
  for (const end of ends) {
    let launches = 0;
    for (; at < end; launches++) {
      const launch = launchOf(places[at]!);
      const same = [...places.subarray(at, at + sizes[launch]!)];
      assert.ok(same.every((place) => launchOf(place) === launch));
      at += sizes[launch]!;
    }
    assert.equal(launches, sizes.length);
  }
  const seen = new Set(places.subarray(0, at));
  assert.deepEqual([...seen].sort(), [0, 1, 2, 3, 4, 5], 'each can be drawn');
});

test('cases of one run share their draws; another seed or shape has others, and few are kept', () => {
  const first = drawsOf([12, 12], 100, 1);
  assert.equal(drawsOf([12, 12], 100, 1), first);
  for (const [sizes, seed] of [
    [[12, 12], 2],
    [[12, 11], 1],
    [[24], 1],
  ] as const)
    assert.notDeepEqual(drawsOf(sizes, 100, seed).places, first.places);
  assert.notEqual(drawsOf([12, 12], 100, 1), first, 'forgotten, but the same');
  assert.deepEqual(drawsOf([12, 12], 100, 1), first);
});
