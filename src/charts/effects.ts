/** The ratios an experiment's author thought worth telling, as a run has them. */
import type { Effect, Experiment, Language } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { findCase, ratio } from '../lab/summary.ts';
import { languagesOf } from './names.ts';
import { once } from './once.ts';

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

const knownTo = once((_: Experiment) => new WeakMap<Run, readonly EffectRow[]>());

/** One row for each effect in each language; effects whose cases the run lacks have none. */
export function effectRows(experiment: Experiment, run: Run): readonly EffectRow[] {
  const known = knownTo(experiment);
  const found =
    known.get(run) ??
    languagesOf([run]).flatMap((language) =>
      experiment.effects.flatMap((effect) => effectRow(effect, experiment, run, language) ?? []),
    );
  known.set(run, found);
  return found;
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
