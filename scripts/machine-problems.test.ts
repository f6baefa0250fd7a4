import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Machine, Run } from '../src/lab/run.ts';
import type { SurveySample } from '../src/lab/survey/results.ts';
import { syntheticSurvey } from '../src/lab/survey/survey.fixture.ts';
import { contention, contentionTime, syntheticRun } from '../src/lab/synthetic.fixture.ts';
import { machineProblems } from './machine-problems.ts';

const run = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });
const machine = (...runs: Run[]): Machine => ({
  schema: 1,
  id: 'theirs',
  name: 'theirs',
  description: '',
  recordedAt: '2026-01-02T03:04:05.000Z',
  runs,
});
const context = { experiments: [contention], others: [machine(run)], characters: 1000 };
const problems = (made: Machine, more: Partial<typeof context> = {}) =>
  machineProblems(made, { ...context, ...more });

test('nothing speaks against a machine that is right', () => {
  assert.deepEqual(problems(machine(run)), []);
});

test('each problem is named, with its run', () => {
  const [first, ...rest] = run.cases;
  const environment = { ...run.environment, drift: 1.2, isolated: false };
  const { kernels, startedAt, duration, plan } = run;
  const native = { kernels, startedAt, duration, plan };
  for (const [made, words] of [
    [machine(), /theirs has no run/],
    [machine(run, run), /twice/],
    [machine({ ...run, experiment: 'no/such' }), /the run of no\/such: the book has no such experiment/],
    [machine({ ...run, plan: { ...run.plan, mode: 'quick' } }), /quick look/],
    [machine({ ...run, environment }), /not isolated/],
    [machine({ ...run, environment }), /drifted by 20%/],
    [machine({ ...run, native: { ...native, environment } }), /drifted by 20%/],
    [machine({ ...run, cases: [{ ...first!, variant: 'gone' }, ...rest] }), /does not fit the experiment/],
    [machine({ ...run, cases: [{ ...first!, checksum: 7 }, ...rest] }), /another checksum/],
    [
      machine({ ...run, cases: [...run.cases, { ...first!, variant: `yours: ${first!.variant}` }] }),
      /changed/,
    ],
  ] as const)
    assert.ok(
      problems(made).some((each) => words.test(each)),
      `${words}: ${problems(made).join(' ')}`,
    );
  assert.match(problems(machine(run), { characters: 9_000_000 })[0] ?? '', /9 MB; 8 are the most/);
});

test('a survey in small, or of threads that never met, is no survey of a machine', () => {
  const survey = syntheticSurvey();
  assert.deepEqual(problems({ ...machine(run), survey }), []);
  const few = (samples: readonly SurveySample[]) => samples.filter(([launch]) => launch < 2);
  for (const [made, words] of [
    [{ ladder: survey.ladder.slice(0, 1) }, /theirs: the survey ends at 4 KiB/],
    [
      { ladder: survey.ladder.map(({ bytes, samples }) => ({ bytes, samples: few(samples) })) },
      /the survey has 2 launches; 3 are the fewest/,
    ],
    [{ strides: [] }, /no two threads/],
    [{ hops: survey.hops.map((each) => ({ ...each, samples: [] })) }, /no two threads/],
  ] as const)
    assert.match(problems({ ...machine(run), survey: syntheticSurvey(made) }).join(' '), words);
  const alone = syntheticSurvey({ coresFound: 1, strides: [], hops: [] });
  assert.deepEqual(problems({ ...machine(run), survey: alone }), []);
});

test('checksums of other kernels are no reason', () => {
  const other = { ...run, kernels: 'ffff', cases: run.cases.map((each) => ({ ...each, checksum: 9 })) };
  assert.deepEqual(problems(machine(other)), []);
});
