import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machineText } from '../src/lab/machine-text.ts';
import { type Machine, parseMachine } from '../src/lab/run.ts';
import { syntheticSurvey } from '../src/lab/survey/survey.fixture.ts';
import { contention, contentionTime, syntheticRun } from '../src/lab/synthetic.fixture.ts';
import { withNative, withRuns, withSurvey } from './machine-file.ts';

test('native cases join the run of the browser, and take the place of older native ones', () => {
  const page = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });
  const first = syntheticRun(contention, { time: contentionTime, languages: ['native'], seed: 2 });
  const second = syntheticRun(contention, { time: contentionTime, languages: ['native'], seed: 3 });
  const both = withNative(withNative(page, first), second);
  assert.deepEqual(both.cases, [...page.cases, ...second.cases]);
  assert.deepEqual({ ...both, cases: [], native: undefined }, { ...page, cases: [], native: undefined });
  assert.deepEqual(both.native, {
    kernels: second.kernels,
    startedAt: second.startedAt,
    duration: second.duration,
    environment: second.environment,
    plan: second.plan,
  });
});

test('a survey stands beside the runs, takes the place of an older one, and each of its samples has a line', () => {
  const run = syntheticRun(contention, { time: contentionTime, launches: 1, rounds: 1 });
  const bare: Machine = {
    schema: 1,
    id: 'mine',
    name: 'mine',
    description: '',
    recordedAt: '2026-01-02T03:04:05.000Z',
    runs: [run],
  };
  const survey = syntheticSurvey({ now: 41 });
  const machine = withSurvey(withSurvey(bare, syntheticSurvey()), survey);
  assert.deepEqual(machine, { ...bare, survey });
  const text = machineText(machine);
  assert.deepEqual(parseMachine(JSON.parse(text)), { state: 'ok', value: machine });
  assert.match(text, /^\s+\[0,1\.2\],?$/m);
});

test('runs that are recorded anew leave other runs and the survey as they were', () => {
  const of = (experiment: string, seed: number) => ({
    ...syntheticRun(contention, { time: contentionTime, launches: 1, rounds: 1, seed }),
    experiment,
  });
  const first = withRuns('mine', undefined, [of('b/b', 1), of('a/a', 1)], new Date(0));
  assert.deepEqual(
    first.runs.map(({ experiment }) => experiment),
    ['a/a', 'b/b'],
  );
  assert.equal(first.survey, undefined);
  const survey = syntheticSurvey();
  const second = withRuns('mine', withSurvey(first, survey), [of('b/b', 2)], new Date(1));
  assert.deepEqual(second.survey, survey);
  assert.deepEqual(second.runs, [of('a/a', 1), of('b/b', 2)]);
});
