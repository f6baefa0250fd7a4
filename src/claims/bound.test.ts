import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, type RatioTest, relation } from './bound.ts';

const a = { variant: 'a', at: {} };
const above = (above: number): RatioTest => ({ ratio: [a, a], above });
const below = (below: number): RatioTest => ({ ratio: [a, a], below });
const within = (from: number, to: number): RatioTest => ({ ratio: [a, a], within: [from, to] });
const interval = (low: number, high: number) => ({ value: (low + high) / 2, low, high });

test('the whole interval decides', () => {
  assert.equal(compare(above(3), interval(3.1, 5)), 'holds');
  assert.equal(compare(above(3), interval(2.9, 5)), 'undecided');
  assert.equal(compare(above(3), interval(1, 2.9)), 'refuted');
  assert.equal(compare(below(1), interval(0.2, 0.9)), 'holds');
  assert.equal(compare(below(1), interval(0.9, 1.1)), 'undecided');
  assert.equal(compare(below(1), interval(1.1, 1.2)), 'refuted');
  assert.equal(compare(within(0.9, 1.1), interval(0.95, 1.05)), 'holds');
  assert.equal(compare(within(0.9, 1.1), interval(0.85, 1.05)), 'undecided');
  assert.equal(compare(within(0.9, 1.1), interval(0.5, 2)), 'undecided');
  assert.equal(compare(within(0.9, 1.1), interval(1.2, 1.3)), 'refuted');
  assert.equal(compare(within(0.9, 1.1), interval(0.7, 0.8)), 'refuted');
});

test('on the bound: exactly 3 is not above 3, but is within 3 to 4', () => {
  assert.equal(compare(above(3), interval(3, 3)), 'refuted');
  assert.equal(compare(above(3), interval(2, 3)), 'refuted');
  assert.equal(compare(above(3), interval(3, 4)), 'undecided');
  assert.equal(compare(below(3), interval(3, 4)), 'refuted');
  assert.equal(compare(below(3), interval(2, 3)), 'undecided');
  assert.equal(compare(within(3, 4), interval(3, 4)), 'holds');
  assert.equal(compare(within(3, 4), interval(4, 5)), 'undecided');
});

test('the relation says the bound as its author wrote it', () => {
  assert.equal(relation(above(1.05), 'holds'), 'which is above 1.05');
  assert.equal(relation(above(3), 'refuted'), 'which is not above 3');
  assert.equal(relation(below(0.05), 'undecided'), 'which has 0.05 inside it');
  assert.equal(relation(within(0.9, 1.1), 'refuted'), 'which is outside 0.9 to 1.1');
  assert.equal(relation(within(2 / 3, 3 / 2), 'holds'), 'which is within 2/3 to 1.5');
});
