import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateLevel, estimateRatio, type Observation } from './bootstrap.ts';
import { gauss } from './gauss.fixture.ts';
import { median, quantile } from './quantile.ts';
import { random } from './random.ts';

const LAUNCHES = 5;
const ROUNDS = 12;

/** Log-ratios of a full run: a true ratio, noise of each sample, and an offset of each launch. */
function logRatios(seed: number, { ratio = 1, noise = 0.02, launch = 0 } = {}): Observation[] {
  const next = random(seed);
  return Array.from({ length: LAUNCHES }, (_, l) => {
    const offset = gauss(next) * launch;
    return Array.from({ length: ROUNDS }, () => ({
      launch: l,
      value: Math.log(ratio) + offset + gauss(next) * noise,
    }));
  }).flat();
}

const differs = ({ low, high }: { low: number; high: number }) => low > 1 || high < 1;
const share = (trials: number, says: (seed: number) => boolean) =>
  Array.from({ length: trials }, (_, i) => says(i + 1)).filter(Boolean).length / trials;

test('calls equal things different in at most 5 % of trials', () => {
  assert.ok(share(400, (seed) => differs(estimateRatio(logRatios(seed), { seed }))) <= 0.05);
});

test('stays near its level when launches differ by a quarter of the noise', () => {
  const says = (seed: number) => differs(estimateRatio(logRatios(seed, { launch: 0.005 }), { seed }));
  assert.ok(share(400, says) <= 0.08);
});

test('finds a difference of 10 % under 2 % noise, and its interval holds the truth', () => {
  const estimates = Array.from({ length: 200 }, (_, seed) =>
    estimateRatio(logRatios(seed, { ratio: 1.1 }), { seed }),
  );
  assert.ok(estimates.every(({ low }) => low > 1));
  const holds = estimates.filter(({ low, high }) => low <= 1.1 && high >= 1.1).length;
  assert.ok(holds / estimates.length >= 0.95, `${holds}`);
});

test('is not moved by a few samples that were disturbed', () => {
  const clean = logRatios(7);
  const disturbed = clean.map((each, i) => (i % 12 === 0 ? { ...each, value: each.value + 5 } : each));
  assert.ok(Math.abs(estimateRatio(disturbed, { seed: 1 }).value - 1) < 0.02);
});

test('is not misled when launches differ three times as much as rounds', () => {
  const wrong = Array.from({ length: 400 }, (_, seed) =>
    differs(estimateRatio(logRatios(seed, { launch: 0.06 }), { seed })),
  ).filter(Boolean).length;
  assert.ok(wrong <= 28, `${wrong} of 400`);
});

test('agrees with resampling done the plain way', () => {
  const plain = (observations: readonly Observation[], seed: number, resamples: number) => {
    const groups = [...new Set(observations.map(({ launch }) => launch))].map((launch) =>
      observations.filter((each) => each.launch === launch).map(({ value }) => value),
    );
    const next = random(seed);
    const draw = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
    const medians = Array.from({ length: resamples }, () =>
      median(
        groups.flatMap(() => {
          const group = draw(groups);
          return group.map(() => draw(group));
        }),
      ),
    );
    const tail = (1 - 0.95) / 2;
    return { low: quantile(medians, tail), high: quantile(medians, 1 - tail) };
  };
  const next = random(11);
  for (let n = 1; n < 40; n++) {
    // Uneven launches, ties, odd and even counts; two launches, so that the bootstrap stands alone.
    const observations = Array.from({ length: n }, () => ({
      launch: Math.floor(next() * 2),
      value: Math.round(gauss(next) * 3),
    }));
    const expected = plain(observations, n, 200);
    const { value, low, high } = estimateLevel(observations, { seed: n, resamples: 200 });
    assert.equal(value, median(observations.map((each) => each.value)));
    assert.equal(low, Math.min(value, expected.low));
    assert.equal(high, Math.max(value, expected.high));
  }
});

test('the seed decides everything', () => {
  const data = logRatios(3);
  assert.deepEqual(estimateLevel(data, { seed: 5 }), estimateLevel(data, { seed: 5 }));
  assert.notDeepEqual(estimateLevel(data, { seed: 5 }), estimateLevel(data, { seed: 6 }));
});

test('a higher level is never narrower', () => {
  const data = logRatios(4);
  const wide = estimateLevel(data, { seed: 1, level: 1 - 0.05 / 30 });
  const narrow = estimateLevel(data, { seed: 1 });
  assert.ok(wide.low < narrow.low && wide.high > narrow.high);
});

test('launches that differ widen the interval, though there are as many samples', () => {
  const width = (launch: number) => {
    const { low, high } = estimateLevel(logRatios(9, { launch }), { seed: 1 });
    return high - low;
  };
  assert.ok(width(0.2) > 4 * width(0));
});

test('one launch, one sample, equal values, nothing', () => {
  const one = estimateLevel(
    [1, 2, 3, 4, 5].map((value) => ({ launch: 0, value })),
    { seed: 1 },
  );
  assert.equal(one.value, 3);
  assert.ok(one.low >= 1 && one.low < 3 && one.high > 3 && one.high <= 5);
  assert.deepEqual(estimateLevel([{ launch: 2, value: 7 }], { seed: 1 }), { value: 7, low: 7, high: 7 });
  const ties = Array.from({ length: 60 }, (_, i) => ({ launch: i % 5, value: 0.5 }));
  assert.deepEqual(estimateLevel(ties, { seed: 1 }), { value: 0.5, low: 0.5, high: 0.5 });
  assert.throws(() => estimateLevel([], { seed: 1 }), RangeError);
});

test('extreme values stay finite and in order', () => {
  const values = [1e-300, 1e-12, 1, 1e12, 1e300];
  const { value, low, high } = estimateLevel(
    values.map((value, i) => ({ launch: i % 2, value })),
    { seed: 1 },
  );
  assert.equal(value, 1);
  assert.ok(low >= 1e-300 && low <= value && value <= high && high <= 1e300);
});
