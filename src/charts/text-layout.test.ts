import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../stats/random.ts';
import { type Box, shorten, spread, textWidth, thin, wrap } from './text-layout.ts';

const box = (y: number, more: Partial<Box> = {}): Box => ({ x: 0, y, width: 50, height: 10, ...more });

test('a text that does not fit is cut, and says so', () => {
  assert.equal(shorten('short', 100), 'short');
  const cut = shorten('x'.repeat(80), 100);
  assert.match(cut, /^x+…$/);
  assert.ok(textWidth(cut) <= 100);
  assert.equal(shorten('a few words more than fit', 70).at(-2) === ' ', false);
  assert.equal(shorten('anything', 0), '…');
});

test('boxes that do not touch stay where they want to be', () => {
  assert.deepEqual(spread([box(20), box(50), box(35)], 0, 100), [20, 50, 35]);
  assert.deepEqual(spread([], 0, 100), []);
});

test('boxes that touch move apart by as little as can be, in order', () => {
  assert.deepEqual(spread([box(50), box(50)], 0, 100), [45, 55]);
  assert.deepEqual(spread([box(52), box(50), box(51)], 0, 100), [61, 41, 51]);
});

test('they stay between top and bottom', () => {
  assert.deepEqual(spread([box(0), box(1)], 0, 100), [5, 15]);
  assert.deepEqual(spread([box(99), box(100)], 0, 100), [85, 95]);
});

test('higher boxes take more room', () => {
  assert.deepEqual(spread([box(50, { height: 30 }), box(50)], 0, 100), [40, 60]);
});

test('boxes in different columns do not push each other', () => {
  assert.deepEqual(spread([box(50), box(50, { x: 60 })], 0, 100), [50, 50]);
  assert.deepEqual(spread([box(50), box(50, { x: 40 })], 0, 100), [45, 55]);
});

test('too many for the room overlap evenly instead of leaving it', () => {
  const middles = spread(
    Array.from({ length: 20 }, () => box(50)),
    0,
    100,
  );
  assert.ok(middles.every((middle) => middle >= 0 && middle <= 100));
  for (let i = 1; i < 20; i++) assert.ok(Math.abs(middles[i]! - middles[i - 1]! - 5) < 1e-9);
});

test('random boxes never lie on each other when there is room', () => {
  const next = random(1);
  for (let trial = 0; trial < 200; trial++) {
    const boxes = Array.from({ length: 6 }, () => box(next() * 200, { height: 5 + next() * 20 }));
    const middles = spread(boxes, 0, 200);
    const order = boxes.map((_, i) => i).sort((a, b) => middles[a]! - middles[b]!);
    order.forEach((i, k) => {
      assert.ok(
        middles[i]! - boxes[i]!.height / 2 >= -1e-9 && middles[i]! + boxes[i]!.height / 2 <= 200 + 1e-9,
      );
      const above = order[k - 1];
      if (above === undefined) return;
      assert.ok(middles[i]! - middles[above]! >= (boxes[i]!.height + boxes[above]!.height) / 2 - 1e-9);
    });
  }
});

test('wrapping breaks between words only', () => {
  assert.deepEqual(wrap('own Arc per thread', 1000), ['own Arc per thread']);
  assert.deepEqual(wrap('own Arc per thread', textWidth('own Arc per')), ['own Arc per', 'thread']);
  assert.deepEqual(wrap('own Arc', 1), ['own', 'Arc']);
  assert.deepEqual(wrap('', 10), ['']);
  assert.deepEqual(wrap('of 64\u00a0B', 1), ['of', '64\u00a0B']);
});

test('thinning keeps the ends, and nothing that would touch', () => {
  const ticks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  assert.deepEqual(
    thin(ticks, (x) => x * 100, String),
    ticks,
  );
  const kept = thin(ticks, (x) => x * 10, String);
  assert.ok(kept.includes(0) && kept.includes(10) && kept.length > 2 && kept.length < 11);
  assert.deepEqual(
    thin([0, 1], (x) => x, String),
    [0],
  );
  assert.deepEqual(
    thin([5], (x) => x, String),
    [5],
  );
  assert.deepEqual(
    thin([], (x) => x, String),
    [],
  );
});
