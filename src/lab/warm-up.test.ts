import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, warmUp } from './warm-up.ts';

/** A clock that only moves when the kernel works, in steps of `tick` milliseconds. */
function fake(cost: (call: number) => number, tick = 0) {
  let time = 0;
  let calls = 0;
  return {
    now: () => (tick ? Math.floor(time / tick) * tick : time),
    run: (iterations: number) => {
      time += iterations * cost(calls++);
    },
    calls: () => calls,
    time: () => time,
  };
}

const never = () => false;

test('calibration finds the iterations of a call of the length wanted', () => {
  const { now, run } = fake(() => 0.001);
  assert.equal(calibrate(run, 3, 1, now), 3000);
});

test('calibration takes the fastest of three probes: the one least disturbed', () => {
  const { now, run } = fake((call) => (call % 3 === 1 ? 0.001 : 0.01));
  assert.equal(calibrate(run, 3, 4096, now), 3000);
});

test('calibration is not misled by a coarse clock', () => {
  const { now, run } = fake(() => 0.000_01, 0.1);
  const iterations = calibrate(run, 5, 1, now);
  assert.ok(iterations >= 400_000 && iterations <= 600_000, String(iterations));
});

test('calls are multiples of what makes up a whole', () => {
  const { now, run } = fake(() => 0.001);
  assert.equal(calibrate(run, 3, 700, now, 700), 2800);
  assert.equal(calibrate(run, 3, 70_000, now, 70_000), 70_000);
  const seen: number[] = [];
  const watched = (iterations: number) => run(seen.push(iterations) && iterations);
  warmUp(watched, { now, call: 3, length: 8, calls: 5, whole: 700, aborted: never });
  assert.ok(seen.length > 5 && seen.every((iterations) => iterations % 700 === 0), String(seen));
});

test('one operation that takes longer than a call gives one iteration', () => {
  const { now, run } = fake(() => 50);
  assert.equal(calibrate(run, 3, 1, now), 1);
});

test('warm-up lasts its time and makes its calls, then calibrates', () => {
  const clock = fake(() => 0.001);
  const iterations = warmUp(clock.run, { now: clock.now, call: 3, length: 80, calls: 30, aborted: never });
  assert.ok(clock.calls() >= 30);
  assert.ok(clock.time() >= 80);
  assert.equal(iterations, 3000);
});

test('warm-up goes on while the code still gets faster', () => {
  const steady = fake(() => 0.001);
  warmUp(steady.run, { now: steady.now, call: 1, length: 20, calls: 10, aborted: never });
  // Twice as fast at every tenth call until call 40.
  const improving = fake((call) => 0.016 / 2 ** Math.min(4, Math.floor(call / 10)));
  warmUp(improving.run, { now: improving.now, call: 1, length: 20, calls: 10, aborted: never });
  assert.ok(improving.calls() > 40, `${improving.calls()} calls`);
});

test('warm-up of what never becomes steady ends all the same', () => {
  const clock = fake((call) => 1 / (call + 1));
  warmUp(clock.run, { now: clock.now, call: 1, length: 20, calls: 10, aborted: never });
  assert.ok(clock.time() < 200);
});

test('an abort ends it', () => {
  const clock = fake(() => 0.001);
  let looks = 0;
  warmUp(clock.run, { now: clock.now, call: 3, length: 1e9, calls: 30, aborted: () => ++looks > 20 });
  assert.ok(clock.calls() < 100);
});
