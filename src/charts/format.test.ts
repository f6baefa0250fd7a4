import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatAlike,
  formatBytes,
  formatCount,
  formatNumber,
  formatRatioEstimate,
  formatSetting,
  formatTime,
  formatTimeEstimate,
  formatTimes,
  formatTimeTick,
  formatValue,
} from './format.ts';

const check = <T>(form: (value: T) => string, pairs: readonly (readonly [T, string])[]) => {
  for (const [value, text] of pairs) assert.equal(form(value), text);
};

test('numbers: two significant digits, none lost before the point', () =>
  check(formatNumber, [
    [0.2549, '0.25'],
    [0.0996, '0.10'],
    [0.9996, '1.0'],
    [9.96, '10'],
    [12.4, '12'],
    [99.6, '100'],
    [1256.4, '1,256'],
    [0, '0'],
    [1e-9, '1.0e-9'],
    [-2.54, '-2.5'],
  ]));

test('times: the unit follows the rounded value', () =>
  check(formatTime, [
    [0.31, '0.31 ns'],
    [0.02, '0.020 ns'],
    [26.4, '26 ns'],
    [999.4, '999 ns'],
    [999.7, '1.0 µs'],
    [1540, '1.5 µs'],
    [2e6, '2.0 ms'],
    [3.14e9, '3.1 s'],
    [5e12, '5,000 s'],
  ]));

test('ticks carry no zeros that mean nothing', () =>
  check(formatTimeTick, [
    [0.3, '0.3 ns'],
    [20, '20 ns'],
    [1500, '1.5 µs'],
    [1000, '1 µs'],
    [0, '0 ns'],
  ]));

test('bytes', () =>
  check(formatBytes, [
    [0, '0 B'],
    [64, '64 B'],
    [1000, '1 kB'],
    [4000, '4 kB'],
    [1_000_000, '1 MB'],
    [65_600, '65.6 kB'],
    [4096, '4 KiB'],
    [1 << 20, '1 MiB'],
  ]));

test('ratios and counts', () => {
  check(formatTimes, [
    [12.1, '12 times'],
    [1.34, '1.3 times'],
    [0.049, '0.049 times'],
  ]);
  assert.equal(formatCount(1234567), '1,234,567');
});

test('an interval has one decimal place throughout, and digits enough to tell its ends apart', () => {
  check(formatRatioEstimate, [
    [{ value: 12.3, low: 11.1, high: 14.2 }, '12 times (11 to 14)'],
    [{ value: 12.31, low: 12.28, high: 12.35 }, '12.3 times (12.3 to 12.4)'],
    [{ value: 1.001, low: 0.998, high: 1.004 }, '1.001 times (0.998 to 1.004)'],
    [{ value: 1.1, low: 0.9, high: 1.2 }, '1.1 times (0.9 to 1.2)'],
    [{ value: 30, low: 0.3, high: 200 }, '30 times (0.3 to 200)'],
    [{ value: 2, low: 2, high: 2 }, '2.0 times (2.0 to 2.0)'],
  ]);
  check(formatTimeEstimate, [
    [{ value: 26.4, low: 25.2, high: 27.3 }, '26 ns (25 to 27)'],
    [{ value: 980, low: 900, high: 1100 }, '980 ns (900 to 1,100)'],
    [{ value: 0.31, low: 0.3, high: 0.4 }, '0.31 ns (0.30 to 0.40)'],
  ]);
});

test('a bound is kept apart from the end that only just passes it', () => {
  assert.deepEqual(formatAlike(3.4, [3.0004, 3.9, 3]), ['3.4000', '3.0004', '3.9000', '3.0000']);
  assert.deepEqual(formatAlike(3.4, [3.1, 3.9, 3]), ['3.4', '3.1', '3.9', '3.0']);
});

test('nothing finite makes an infinite or empty text', () => {
  for (const value of [1e-300, 1e-7, 1, 1e21, 1e300])
    for (const text of [
      formatNumber(value),
      formatTime(value),
      formatRatioEstimate({ value, low: value / 2, high: value * 2 }),
    ])
      assert.match(text, /^[\d.,e+-]+( |$)/);
});

test('settings name their parameter; threads are their own name', () => {
  assert.equal(formatSetting({ unit: 'threads', label: 'Threads' }, 1), '1 thread');
  assert.equal(formatSetting({ unit: 'threads', label: 'Threads' }, 2), '2 threads');
  assert.equal(formatSetting({ unit: 'bytes', label: 'Stride' }, 64), 'stride 64 B');
  assert.equal(formatSetting({ unit: 'bytes', label: 'L2 size' }, 64), 'L2 size 64 B');
  assert.equal(formatValue({ unit: 'nanoseconds' }, 300), '300 ns');
  assert.equal(formatValue({ unit: 'count' }, 1000), '1,000');
});
