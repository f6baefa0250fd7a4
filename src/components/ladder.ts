/** The rows of the ladder from the first recorded machine. Build time only; worked out once. */
import { type LadderRow, timesOf } from '../charts/ladder/rows.ts';
import { RUNGS, type Rung } from '../charts/ladder/rungs.ts';
import { loadMaterial } from '../client/cell/material.ts';
import { href } from './links.ts';
import { machines } from './machines.ts';
import { cellAnchor, type Recorded, runsOf } from './recorded.ts';

let rows: Promise<readonly LadderRow[]> | undefined;

/** In the order of the rungs. Throws a sentence that names a rung whose experiment or variant does not exist. */
export function ladderRows(): Promise<readonly LadderRow[]> {
  rows ??= Promise.all(RUNGS.map(rowOf));
  return rows;
}

async function rowOf(rung: Rung): Promise<LadderRow> {
  const { experiment } = await loadMaterial(rung.experiment);
  const variant = experiment.variants.find(({ id }) => id === rung.variant);
  if (!variant) throw new Error(`the ladder’s “${rung.id}”: ${rung.experiment} has no ${rung.variant}`);
  const [recorded] = runsOf(machines, experiment);
  return {
    id: rung.id,
    group: rung.group,
    words: rung.words,
    color: variant.color,
    href: href(`chapters/${experiment.chapter}/#${cellAnchor(experiment.id)}`),
    times: recorded ? timesOf(rung, experiment, recorded.run) : {},
  };
}

/** One recorded run that the ladder is made of, for its machine and its day. */
export async function ladderSource(): Promise<Recorded | undefined> {
  const { experiment } = await loadMaterial(RUNGS[0]!.experiment);
  return runsOf(machines, experiment)[0];
}
