/** How long experiments should take. Build time only. */

import type { Experiment } from '../lab/experiment.ts';
import { defaultParameters } from '../lab/parameters.ts';
import { duration, type Mode, makePlan } from '../lab/plan.ts';
import { machines } from './machines.ts';
import { runsOf } from './recorded.ts';

/** Milliseconds around the rounds: loading, finding cores, drawing. */
const AROUND = 1500;

/** Milliseconds. */
export type Estimate = Readonly<Record<Mode, number>>;

/** As recorded where it was; a quick look as planned for two cores. */
export function estimateOf(experiment: Experiment): Estimate {
  const request = { parameters: defaultParameters(experiment), seed: 1, cores: 2, tick: 5000 } as const;
  const planned = (mode: Mode) =>
    AROUND + duration(makePlan(experiment, { ...request, mode, languages: ['typescript', 'rust'] }));
  const recorded = runsOf(machines, experiment)[0]?.run;
  const full = recorded?.plan.mode === 'full' ? recorded.duration : planned('full');
  return { quick: Math.round(planned('quick')), full: Math.round(full) };
}

export const estimatesOf = (experiments: readonly Experiment[]): Readonly<Record<string, Estimate>> =>
  Object.fromEntries(experiments.map((experiment) => [experiment.id, estimateOf(experiment)]));
