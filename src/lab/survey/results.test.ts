import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimate, lineSize, type SizePoint } from './results.ts';

const STRIDES = [4, 8, 16, 32, 64, 128, 256, 512];
/** Times by launch, for a line of each launch's own size. */
const strides = (lines: readonly number[], slow = 20): readonly SizePoint[] =>
  STRIDES.map((bytes) => ({
    bytes,
    samples: lines.flatMap((line, launch) =>
      [1, 1.05, 0.97].map((noise) => [launch, (bytes < line ? slow : 5) * noise] as const),
    ),
  }));

test('a line that all launches see', () => {
  assert.deepEqual(lineSize(strides([64, 64, 64, 64, 64])), { bytes: 64, agree: 5, launches: 5, others: [] });
});

test('launches that disagree are told', () => {
  assert.deepEqual(lineSize(strides([64, 128, 64])), { bytes: 64, agree: 2, launches: 3, others: [128] });
});

test('where nothing slows down nothing is claimed', () => {
  assert.deepEqual(lineSize(strides([64, 64, 64], 6)), {
    bytes: undefined,
    agree: 0,
    launches: 3,
    others: [],
  });
  assert.deepEqual(lineSize([]), { bytes: undefined, agree: 0, launches: 0, others: [] });
});

test('one fast sample among slow ones does not make a line', () => {
  const points = strides([128, 128, 128]).map((point) =>
    point.bytes === 16
      ? { ...point, samples: point.samples.map(([l], i) => [l, i % 3 ? 20 : 5] as const) }
      : point,
  );
  assert.equal(lineSize(points).bytes, 128);
});

test('an estimate holds its median; of too little there is none', () => {
  const samples = [0, 1, 2, 3].flatMap((launch) => [90, 100, 110].map((ns) => [launch, ns] as const));
  const found = estimate(samples)!;
  assert.equal(Math.round(found.value), 100);
  assert.ok(found.low <= 100 && found.high >= 100);
  assert.equal(estimate(samples.slice(0, 2)), undefined);
});
