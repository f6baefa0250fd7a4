import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionTime, syntheticRun } from '../../lab/synthetic.fixture.ts';
import { timesOf } from './rows.ts';
import type { Rung } from './rungs.ts';

const rung = (variant: string, at: Rung['at']): Rung => ({
  id: variant,
  group: 'count',
  words: variant,
  experiment: contention.id,
  variant,
  at,
  home: false,
});

test('a run has a time for a rung where it measured the case, and none where it did not', () => {
  const run = syntheticRun(contention, { time: contentionTime });
  const [each] = run.cases;
  const found = timesOf(rung(each!.variant, each!.parameters), contention, run);
  assert.deepEqual(Object.keys(found), [each!.language]);
  const { value, low, high } = found[each!.language]!;
  assert.ok(low <= value && value <= high);
  assert.deepEqual(timesOf(rung('no-such-variant', {}), contention, run), {});
  assert.deepEqual(timesOf(rung(each!.variant, each!.parameters), contention, { ...run, cases: [] }), {});
});
