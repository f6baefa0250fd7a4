import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessKey, readGuess, SHAPES, shapeOf, shapeRange } from './question.ts';

const ratio = { kind: 'ratio', effect: 'contended' } as const;
const crossing = { kind: 'crossing', pair: ['values', 'boxes'] } as const;
const shape = { kind: 'shape', variant: 'borrow' } as const;

test('a guess is kept under its experiment and what is asked', () => {
  assert.equal(guessKey('arc/contention', ratio), 'guess:arc/contention/contended');
  assert.equal(guessKey('box/sort', crossing), 'guess:box/sort/crossing-values-boxes');
  assert.equal(guessKey('clone/size', shape), 'guess:clone/size/shape-borrow');
});

test('what comes back from storage is a guess only where it answers the question', () => {
  assert.equal(readGuess(ratio, 3.5), 3.5);
  assert.equal(readGuess(crossing, 'never'), 'never');
  assert.equal(readGuess(shape, 'flat'), 'flat');
  for (const kept of ['never', 'flat', 0, -1, Number.NaN, Number.POSITIVE_INFINITY, '3', null, undefined, {}])
    assert.equal(readGuess(ratio, kept), undefined);
  assert.equal(readGuess(shape, 3), undefined);
  assert.equal(readGuess(shape, 'never'), undefined);
});

test('a shape is told by the change of time against the growth of the setting', () => {
  assert.equal(shapeOf(0.1, 1000), 'falls');
  assert.equal(shapeOf(1.2, 1000), 'flat');
  assert.equal(shapeOf(30, 1000), 'less');
  assert.equal(shapeOf(1100, 1000), 'proportional');
  assert.equal(shapeOf(50_000, 1000), 'more');
});

test('the ranges of all shapes follow each other, however little the setting grows', () => {
  for (const growth of [1.2, 8, 1000])
    SHAPES.slice(1).forEach((shape, i) => {
      assert.equal(shapeRange(shape, growth)[0], shapeRange(SHAPES[i]!, growth)[1]);
    });
});
