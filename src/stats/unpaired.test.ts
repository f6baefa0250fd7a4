import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateRatio } from './bootstrap.ts';
import { gauss } from './gauss.fixture.ts';
import { random } from './random.ts';
import { ratioOfEstimates } from './unpaired.ts';

const exactly = (value: number) => ({ value, low: value, high: value });
const close = (a: number, b: number) => assert.ok(Math.abs(a / b - 1) < 1e-12, `${a} is not ${b}`);

test('of two numbers known exactly it is their ratio, exactly', () => {
  const found = ratioOfEstimates(exactly(6), exactly(2))!;
  for (const each of Object.values(found)) close(each, 3);
});

test('each end comes from the ends that make it', () => {
  const leaning = { value: 2, low: 2, high: 8 };
  const above = ratioOfEstimates(leaning, exactly(1))!;
  close(above.low, 2);
  close(above.high, 8);
  const below = ratioOfEstimates(exactly(1), leaning)!;
  close(below.low, 1 / 8);
  close(below.high, 1 / 2);
});

test('two uncertain ones are less certain than either, and more than their worst ends together', () => {
  const each = { value: 1, low: 0.5, high: 2 };
  const { low, high } = ratioOfEstimates(each, each)!;
  assert.ok(high > 2 && high < 4);
  close(low * high, 1);
});

test('numbers at the ends of what a double holds give nothing', () => {
  assert.equal(ratioOfEstimates(exactly(1e308), exactly(1e-308)), undefined);
  assert.equal(ratioOfEstimates(exactly(1e-308), exactly(1e308)), undefined);
});

test('95% intervals hold the truth about 95 times in 100', () => {
  const next = random(11);
  const sample = (middle: number, seed: number) => {
    const logs = Array.from({ length: 60 }, (_, i) => ({
      launch: i % 5,
      value: Math.log(middle) + 0.2 * gauss(next),
    }));
    return estimateRatio(logs, { seed, resamples: 400 });
  };
  const trials = 300;
  let held = 0;
  for (let i = 0; i < trials; i++) {
    const { low, high } = ratioOfEstimates(sample(6, i), sample(4, i + 1000))!;
    if (low <= 1.5 && 1.5 <= high) held++;
  }
  assert.ok(held / trials >= 0.92, `${held} of ${trials}`);
});
