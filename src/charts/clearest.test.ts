import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearest } from './clearest.ts';

const box = { x: 10, y: 50, width: 60, height: 16 };
const line = (y: number) => [
  { x: 0, y },
  { x: 100, y },
];

test('a free place is kept', () => {
  assert.equal(clearest(box, [], 0, 100), 50);
  assert.equal(clearest(box, [line(80)], 0, 100), 50);
});

test('a line through it sends it to the nearest free side', () => {
  assert.equal(clearest(box, [line(50)], 0, 100), 36);
  assert.equal(clearest(box, [line(50), line(36)], 0, 100), 64);
});

test('lines beside the box do not count', () => {
  const beside = [
    { x: 0, y: 50 },
    { x: 9, y: 50 },
  ];
  assert.equal(clearest(box, [beside], 0, 100), 50);
});

test('it stays inside; where there is no room at all it stays put', () => {
  assert.equal(clearest({ ...box, y: 10 }, [line(10)], 0, 100), 24);
  assert.equal(clearest(box, [line(50)], 49, 51), 50);
});
