import assert from 'node:assert/strict';
import { test } from 'node:test';
import { studentQuantile, studentWithin } from './student.ts';

test('quantiles are those of the tables', () => {
  for (const [level, degrees, t] of [
    [0.95, 1, 12.706],
    [0.95, 2, 4.303],
    [0.95, 3, 3.182],
    [0.95, 4, 2.776],
    [0.99, 4, 4.604],
    [0.999, 4, 8.61],
    [0.95, 9, 2.262],
    [0.95, 30, 2.042],
  ] as const)
    assert.ok(Math.abs(studentQuantile(level, degrees) - t) < 0.001, `${level} ${degrees}`);
});

test('probability grows from 0 to 1', () => {
  for (const degrees of [1, 2, 3, 4, 11]) {
    assert.equal(studentWithin(0, degrees), 0);
    assert.ok(studentWithin(1, degrees) < studentWithin(2, degrees));
    assert.ok(studentWithin(1e6, degrees) > 0.999);
  }
});

test('a level that is none is refused', () => {
  for (const level of [0, 1, Number.NaN]) assert.throws(() => studentQuantile(level, 4), RangeError);
});
