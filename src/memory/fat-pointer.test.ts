import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesOf, find, pointAt, slice, startOf } from './fat-pointer.ts';

const words = new Int32Array(new SharedArrayBuffer(256));
const bytes = new Uint8Array(words.buffer);

test('a slice of a slice points into the same bytes', () => {
  pointAt(words, 0, 100, 20);
  slice(words, 0, 5, 15, 8);
  assert.deepEqual([startOf(words, 8), bytesOf(words, 8)], [105, 10]);
  slice(words, 8, 10, 10, 8);
  assert.deepEqual([startOf(words, 8), bytesOf(words, 8)], [115, 0], 'an empty one at the end, in place');
});

test('a range that is none, or ends past the end, is refused and writes nothing', () => {
  pointAt(words, 0, 100, 20);
  pointAt(words, 8, 1, 2);
  for (const [from, to] of [
    [0, 21],
    [21, 21],
    [-1, 3],
    [3, 2],
  ] as const)
    assert.throws(() => slice(words, 0, from, to, 8), /^RangeError: invalid range/, `${from}..${to}`);
  assert.deepEqual([startOf(words, 8), bytesOf(words, 8)], [1, 2]);
});

test('find looks between its bounds only', () => {
  bytes.fill(0);
  bytes[50] = 7;
  assert.deepEqual(
    [
      [40, 60],
      [50, 51],
      [51, 60],
      [40, 50],
      [50, 50],
    ].map(([from, to]) => find(bytes, 7, from!, to!)),
    [50, 50, 60, 50, 50],
  );
});
