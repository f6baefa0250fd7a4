import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fraction, progressWords, roughly, throttled } from './progress.ts';

test('percentage and time left, in words', () => {
  const at = (done: number, secondsLeft: number | undefined, doing = '') =>
    progressWords({ done, total: 200, secondsLeft, doing });
  assert.equal(at(84, 6.4, 'round 3 of 12'), '42%, about 6 seconds left: round 3 of 12');
  assert.equal(at(0, undefined, 'warming up'), '0%: warming up');
  assert.equal(at(199.9, 0.2), '99%, less than a second left');
  assert.equal(at(100, 1.2), '50%, about a second left');
  assert.equal(at(2, 150), '1%, about 3 minutes left');
  assert.equal(at(2, Number.POSITIVE_INFINITY), '1%');
});

test('a share is a share, whatever comes in', () => {
  const share = (done: number, total: number) => fraction({ done, total, secondsLeft: 1, doing: '' });
  assert.equal(share(0, 0), 0);
  assert.equal(share(3, 2), 1);
  assert.equal(share(-1, 2), 0);
  assert.equal(share(1, 4), 0.25);
});

test('a rough time is not told more exactly than it is known', () => {
  const told = [0, 900, 14_400, 17_000, 58_000, 61_000, 98_700, 119_000].map(roughly);
  assert.deepEqual(told, ['1 s', '1 s', '14 s', '15 s', '1 min', '1 min', '1 min 40 s', '2 min']);
});

test('four updates a second at most, the first at once', () => {
  let time = 1000;
  const seen: number[] = [];
  const call = throttled<number>(
    (value) => seen.push(value),
    250,
    () => time,
  );
  for (let i = 0; i < 20; i++, time += 50) call(i);
  assert.deepEqual(seen, [0, 5, 10, 15]);
});
