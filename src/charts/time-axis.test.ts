import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeAxis } from './time-axis.ts';

const log = (low: number, high: number) => timeAxis([{ low, high }], 'log');
const linear = (high: number) => timeAxis([{ low: 0, high }], 'linear');

test('ticks are round, inside the domain, and few, over every range', () => {
  for (const low of [1e-9, 0.3, 7, 9.99, 1e6])
    for (const factor of [1, 1.02, 3, 10, 70, 1e3, 1e6, 1e15])
      for (const { domain, ticks } of [log(low, low * factor), linear(low * factor)]) {
        assert.ok(ticks.length >= 2 && ticks.length <= 8, `${low} × ${factor}: ${ticks}`);
        assert.ok(ticks.every((tick) => tick >= domain[0] && tick <= domain[1]));
        for (const tick of ticks) assert.match(tick.toExponential(), /^\d(\.\d)?e/);
      }
});

test('all intervals are inside', () => {
  const { domain } = timeAxis(
    [
      { low: 5, high: 6 },
      { low: 0.3, high: 0.4 },
      { low: 90, high: 111 },
    ],
    'log',
  );
  assert.ok(domain[0] < 0.3 && domain[1] > 111);
});

test('little differences stay little: a logarithmic axis spans a factor of four at least', () => {
  const { domain } = log(10, 10.2);
  assert.ok(Math.abs(domain[1] / domain[0] - 4) < 1e-9);
});

test('a linear axis starts at 0', () => {
  assert.deepEqual(linear(41), { type: 'linear', domain: [0, 50], ticks: [0, 10, 20, 30, 40, 50] });
  assert.deepEqual(linear(0.3).ticks, [0, 0.1, 0.2, 0.3, 0.4]);
});

test('the usual case', () => assert.deepEqual(log(0.3, 250).ticks, [1, 10, 100]));

test('nothing to show gives an axis all the same', () => {
  assert.ok(timeAxis([], 'log').ticks.length > 1);
  assert.ok(timeAxis([], 'linear').ticks.length > 1);
});
