/**
 * Judges runs of a machine, or compares those of two, one experiment after the other. In a worker, because resampling takes tens of milliseconds for a
 * claim, and the page must answer meanwhile.
 */

import { allExperiments } from '../../registry.ts';
import { textOf } from '../cell/failure.ts';
import { checkRun } from '../cell/kept.ts';
import { loadMaterial, type Material } from '../cell/material.ts';
import { readSurvey } from '../survey/kept.ts';
import { compareDetail } from './compare-detail.ts';
import { compareRuns } from './compare-runs.ts';
import { judgeRun } from './judge-run.ts';
import type { Ask, Told } from './messages.ts';
import { type Runs, runsAt } from './sources.ts';

const tell = (told: Told): void => postMessage(told);

/** The run of an experiment, if there is one that can be read; that there is none to read is told. */
async function readFrom(runs: Runs, material: Material) {
  const { id } = material.experiment;
  const { run, imported } = await runs.find(id);
  if (run === undefined) return undefined;
  const checked = checkRun(material.experiment, run);
  if (checked.state === 'ok') return { run: checked.value, imported };
  tell({ kind: 'left', left: { experiment: id, why: checked.reason } });
  return undefined;
}

async function judgeAll({ source, only }: Extract<Ask, { kind: 'judge' }>): Promise<void> {
  const runs = runsAt(source);
  const known = await knownIds();
  for (const id of await runs.experiments()) {
    if (!known.has(id) || (only && !only.includes(id))) continue;
    const material = await loadMaterial(id);
    const found = await readFrom(runs, material);
    if (found) tell({ kind: 'judged', run: judgeRun(material, found.run, found.imported) });
  }
}

async function compareAll({ a, b, share }: Extract<Ask, { kind: 'compare' }>): Promise<void> {
  const [first, second] = [runsAt(a), runsAt(b)];
  const theirs = new Set(await second.experiments());
  const known = await knownIds();
  const shared = (await first.experiments())
    .filter((id) => theirs.has(id) && known.has(id))
    .filter((_, i) => i % share.of === share.nth);
  for (const [i, id] of shared.entries()) {
    tell({ kind: 'progress', done: i, total: shared.length });
    const material = await loadMaterial(id);
    const [one, other] = [await readFrom(first, material), await readFrom(second, material)];
    if (one && other) tell({ kind: 'compared', experiment: compareRuns(material, one.run, other.run) });
  }
  if (share.nth === 0) await tellSurveys(first, second);
}

/** With intervals, of one experiment. */
async function compareOne({ a, b, experiment }: Extract<Ask, { kind: 'detail' }>): Promise<void> {
  const material = await loadMaterial(experiment);
  const [one, other] = await Promise.all([a, b].map((each) => readFrom(runsAt(each), material)));
  if (one && other) tell({ kind: 'detail', detail: compareDetail(material, one.run, other.run) });
}

/** Where both machines have a survey that can be read. One that cannot be had takes nothing from the rest. */
async function tellSurveys(first: Runs, second: Runs): Promise<void> {
  const [a, b] = await Promise.all([first, second].map((runs) => runs.survey().then(readSurvey))).catch(
    () => [],
  );
  if (a?.state === 'ok' && b?.state === 'ok') tell({ kind: 'surveys', a: a.value, b: b.value });
}

/** What a file names need not be in this edition. */
const knownIds = async (): Promise<ReadonlySet<string>> =>
  new Set((await allExperiments()).map(({ id }) => id));

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  const work =
    data.kind === 'judge' ? judgeAll(data) : data.kind === 'detail' ? compareOne(data) : compareAll(data);
  work.then(
    () => tell({ kind: 'end' }),
    (error: unknown) => tell({ kind: 'failed', message: textOf(error) }),
  );
});
