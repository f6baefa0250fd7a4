import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Run } from '../../lab/run.ts';
import { syntheticSurvey } from '../../lab/survey/survey.fixture.ts';
import { contention, contentionTime, syntheticRun } from '../../lab/synthetic.fixture.ts';
import { importedKey, runKey } from '../keep/names.ts';
import { SURVEY_KEY } from '../survey/key.ts';
import { machineId, ownMachine, ownRuns, ownSurvey } from './own-machine.ts';

const run = syntheticRun(contention, { time: contentionTime, launches: 1, rounds: 2 });
const key = runKey(run.experiment);
const survey = syntheticSurvey();
const NOW = '2026-11-21T10:00:00.000Z';
const of = (value: unknown, ...more: { key: string; value: unknown }[]) => ownRuns([{ key, value }, ...more]);

test('of what is kept, the full runs in use that were measured here with the book’s kernels', () => {
  assert.deepEqual(of(run), [run]);
  assert.deepEqual(of(run, { key: `${key}@2025`, value: run }, { key: 'edit:a/b', value: 1 }), [run]);
  assert.deepEqual(of({ ...run, plan: { ...run.plan, mode: 'quick' } }), []);
  assert.deepEqual(of({ ...run, duration: 'long' }), []);
  assert.deepEqual(of(run, { key: importedKey(run.experiment, run.startedAt), value: NOW }), []);
  const edited: Run = { ...run, cases: [...run.cases, { ...run.cases[0]!, variant: 'yours: own' }] };
  assert.deepEqual(of(edited), []);
});

test('the survey goes with them, unless it came from a file or cannot be read', () => {
  const kept = [{ key: SURVEY_KEY, value: survey }];
  assert.deepEqual(ownSurvey(kept), survey);
  assert.equal(ownSurvey([]), undefined);
  assert.equal(ownSurvey([{ key: SURVEY_KEY, value: { ...survey, tick: 0 } }]), undefined);
  const mark = { key: importedKey('machine', survey.startedAt), value: NOW };
  assert.equal(ownSurvey([...kept, mark]), undefined);
});

test('a file is named for its machine', () => {
  assert.equal(machineId('  My Laptop, 8 cores! '), 'my-laptop-8-cores');
  assert.equal(machineId('Bücher'), 'bucher');
  assert.equal(machineId('../../etc'), 'etc');
  assert.equal(machineId('…'), '');
  assert.equal(machineId('x'.repeat(200)).length, 60);
});

test('what cannot be a machine says what to do', () => {
  const made = ownMachine({ name: 'Mine', description: 'd' }, { runs: [run], survey }, NOW);
  assert.ok(made.state === 'ok' && made.value.id === 'mine' && made.value.runs.length === 1);
  assert.deepEqual(made.value.survey, survey);
  const why = (name: string, runs: readonly Run[]) => {
    const refused = ownMachine({ name, description: '' }, { runs }, NOW);
    return refused.state === 'refused' ? refused.reason : '';
  };
  assert.match(why('…', [run]), /a letter or a digit/);
  assert.match(why('Mine', []), /no full run yet/);
  assert.match(why('x'.repeat(500), [run]), /name/);
});
