import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experiment } from './experiment.ts';
import { correctParameters } from './parameters.ts';

const some = experiment({
  id: 'test/some',
  title: '',
  question: '?',
  measure: 'ns',
  parameters: [
    { id: 'threads', label: 'Threads', unit: 'threads', values: [2, 4, 16], default: 2, scale: 'point' },
    { id: 'bytes', label: 'Bytes', unit: 'bytes', values: [16, 64], default: 16, scale: 'log' },
  ],
  axis: 'bytes',
  variants: [],
  claims: [],
  effects: [],
});
const threads = (text: string) => {
  const { values, corrections } = correctParameters(some, { threads: text });
  return [values.threads, corrections];
};

test('without a word the defaults hold, and the axis runs to its end', () => {
  assert.deepEqual(correctParameters(some, { other: '7' }), {
    values: { threads: 2, bytes: 64 },
    corrections: [],
  });
});

test('a good value is taken as it is', () => {
  assert.deepEqual(threads('16'), [16, []]);
});

test('what is out of range, between, or no number is corrected with a sentence', () => {
  assert.deepEqual(threads('0'), [2, ['threads: 0 is less than 2; 2 is used.']]);
  assert.deepEqual(threads('9999'), [16, ['threads: 9999 is more than 16; 16 is used.']]);
  assert.deepEqual(threads('3.9'), [4, ['threads: 3.9 is not among the settings; the nearest, 4, is used.']]);
  for (const text of ['abc', '', ' ', 'NaN', 'Infinity', '2px'])
    assert.deepEqual(threads(text), [2, [`threads: “${text}” is not a number; 2 is used.`]]);
});

test('a long value is not repeated whole, and inherited names are no values', () => {
  assert.ok((threads('x'.repeat(5000))[1] as string[])[0]!.length < 80);
  assert.deepEqual(correctParameters(some, Object.create({ threads: '16' })).values.threads, 2);
});
