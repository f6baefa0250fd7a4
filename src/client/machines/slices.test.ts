import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSlices, type Steps } from './slices.ts';

function work(lengths: readonly number[]) {
  let time = 0;
  const slices: number[] = [0];
  function* steps(): Steps<string> {
    for (const length of lengths) {
      time += length;
      slices[slices.length - 1]! += length;
      yield;
    }
    return 'result';
  }
  const pause = async () => {
    slices.push(0);
  };
  return { steps: steps(), slices, now: () => time, pause };
}

test('a slice ends with the step that uses its budget up', async () => {
  const { steps, slices, now, pause } = work([4, 4, 4, 4, 30, 1, 1]);
  assert.equal(await inSlices(steps, { budget: 10, now, pause }), 'result');
  assert.deepEqual(slices, [12, 34, 2]);
});

test('what is no longer wanted is left', async () => {
  const { steps, slices, now, pause } = work([20, 20, 20]);
  const wanted = () => slices.length < 2;
  assert.equal(await inSlices(steps, { budget: 10, now, pause, wanted }), undefined);
  assert.deepEqual(slices, [20, 0]);
});
