import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experiment } from './experiment.ts';
import { correctParameters, sweepOf } from './parameters.ts';

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

test('the lower end of a sweep is one of its settings, and not above the upper end', () => {
  const sweep = (raw: Record<string, string>) => {
    const { values, corrections } = correctParameters(some, raw);
    return [sweepOf(some, values), corrections];
  };
  assert.deepEqual(sweep({ 'bytes-from': '64' }), [{ from: 64, to: 64 }, []]);
  assert.deepEqual(sweep({ 'bytes-from': '64', bytes: '16' }), [
    { from: 16, to: 16 },
    ['bytes-from: 64 is more than can be used here; 16 is used.'],
  ]);
  assert.deepEqual(sweep({ 'bytes-from': 'x' }), [
    { from: 16, to: 64 },
    ['bytes-from: “x” is not a number; 16 is used.'],
  ]);
});

test('a setting takes no more threads than there are cores; a sweep stops where they end', () => {
  assert.deepEqual(correctParameters(some, { threads: '16' }, 4), {
    values: { threads: 4, bytes: 64 },
    corrections: ['threads: 16 is more than can be used here; 4 is used.'],
  });
  // One core runs none of these: the run refuses, and says why.
  assert.equal(correctParameters(some, { threads: '16' }, 1).values.threads, 16);
  const swept = { ...some, axis: 'threads' };
  const { values, corrections } = correctParameters(swept, { threads: '16', 'threads-from': '16' }, 4);
  assert.deepEqual([values.threads, values['threads-from'], corrections.length], [16, 4, 1]);
});
