/** The ratios an experiment's author thought worth telling, as a run has them. */
import type { Effect, Experiment, Language } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { findCase, ratio } from '../lab/summary.ts';
import { languagesOf } from './names.ts';
import { once } from './once.ts';
import { finish, type Steps } from './steps.ts';

export interface EffectRow {
  readonly id: string;
  readonly label: string;
  readonly language: Language;
  /** How many times as long the first takes as the second, with its 95% interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Rounds that had both. */
  readonly pairs: number;
}

/** One row for each effect in each language; effects whose cases the run lacks have none. */
export const effectRows = (experiment: Experiment, run: Run): readonly EffectRow[] =>
  finish(effectSteps(experiment, run));

const knownTo = once((_: Experiment) => new WeakMap<Run, readonly EffectRow[]>());

/** A row at each step. */
export function* effectSteps(experiment: Experiment, run: Run): Steps<readonly EffectRow[]> {
  const known = knownTo(experiment);
  const found = known.get(run);
  if (found) return found;
  const rows: EffectRow[] = [];
  for (const language of languagesOf([run]))
    for (const effect of experiment.effects) {
      const row = effectRow(effect, experiment, run, language);
      if (row) rows.push(row);
      yield;
    }
  known.set(run, rows);
  return rows;
}

function effectRow(
  { id, label, ratio: refs }: Effect,
  experiment: Experiment,
  run: Run,
  language: Language,
): EffectRow | undefined {
  const [a, b] = refs.map((ref) => findCase(run, experiment, ref, language));
  const estimate = a && b && ratio(run, a, b);
  return estimate && { id, label, language, ...estimate };
}

/** Does the interval leave open whether there is a difference at all? */
export const isOpen = ({ low, high }: Pick<EffectRow, 'low' | 'high'>): boolean => low <= 1 && high >= 1;
