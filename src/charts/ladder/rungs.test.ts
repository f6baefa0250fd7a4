/** Each rung is an experiment's case, and the recorded machine has measured it in every language that has it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readExperiments } from '../../../scripts/experiments.ts';
import { hasRustKernels } from '../../../scripts/native.ts';
import { readMachines, runsOf } from '../../components/recorded.ts';
import type { Experiment, Language } from '../../lab/experiment.ts';
import { findCase } from '../../lab/summary.ts';
import { GROUPS, RUNGS, type Rung } from './rungs.ts';

const MACHINES = new URL('../../../content/machines/', import.meta.url);
const machines = readMachines(
  Object.fromEntries(
    readdirSync(MACHINES)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(new URL(name, MACHINES), 'utf8')]),
  ),
);
const experiments = await readExperiments();
const shown = experiments.filter(({ hidden }) => !hidden);

const experimentOf = (rung: Rung): Experiment => {
  const found = shown.find(({ id }) => id === rung.experiment);
  assert.ok(found, `${rung.id}: there is no experiment ${rung.experiment}`);
  return found;
};

test('rungs have ids and words of their own, and each group has some', () => {
  for (const name of ['id', 'words'] as const)
    assert.equal(
      new Set(RUNGS.map((rung) => rung[name])).size,
      RUNGS.length,
      `two rungs share their ${name}`,
    );
  for (const group of Object.keys(GROUPS))
    assert.ok(
      RUNGS.some((rung) => rung.group === group),
      group,
    );
  const home = RUNGS.filter((rung) => rung.home).length;
  assert.ok(home >= 8 && home <= 16, `${home} rungs on the first page`);
});

test('each rung is a variant of an experiment, at a setting that it can have', () => {
  for (const rung of RUNGS) {
    const { variants, parameters } = experimentOf(rung);
    const variant = variants.find(({ id }) => id === rung.variant);
    assert.ok(variant, `${rung.id}: ${rung.experiment} has no variant ${rung.variant}`);
    for (const [id, value] of Object.entries(rung.at)) {
      const parameter = parameters.find((each) => each.id === id);
      assert.ok(parameter?.values.includes(value), `${rung.id}: ${rung.experiment} has no ${id} of ${value}`);
    }
    const at = Object.fromEntries(parameters.map(({ id, default: usual }) => [id, rung.at[id] ?? usual]));
    assert.ok(variant.exists(at), `${rung.id}: ${rung.variant} does not exist there`);
  }
});

test('each rung is recorded in each language that has it', () => {
  const missing: string[] = [];
  for (const rung of RUNGS) {
    const experiment = experimentOf(rung);
    const run = runsOf(machines, experiment)[0]?.run;
    const languages: readonly Language[] = hasRustKernels(experiment)
      ? ['typescript', 'rust', 'native']
      : ['typescript'];
    for (const language of languages) {
      const found = run && findCase(run, experiment, rung, language);
      if (!found?.samples.length) missing.push(`${rung.id} (${rung.experiment}) in ${language}`);
    }
  }
  assert.deepEqual(missing, [], `record these again:\n${missing.join('\n')}`);
});

test('every chapter that measures has a rung', () => {
  const chapters = new Set(shown.map(({ chapter }) => chapter));
  for (const { experiment } of RUNGS) chapters.delete(experiment.split('/')[0]!);
  assert.deepEqual([...chapters], [], 'these chapters have no operation on the ladder');
});
