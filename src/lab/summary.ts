/** Run -> summary: what statistics makes of a run. Derived, never stored. */
import { type Estimate, estimateRatio, type Observation } from '../stats/bootstrap.ts';
import { median } from '../stats/quantile.ts';
import type { CaseRef, Experiment, Language, ParameterValues } from './experiment.ts';
import type { Run, RunCase } from './run.ts';

export interface CaseSummary {
  readonly variant: string;
  readonly language: Language;
  readonly parameters: ParameterValues;
  /** Nanoseconds per operation with its 95% interval; undefined when no sample was valid. */
  readonly time: Estimate | undefined;
  readonly valid: number;
  readonly rejected: number;
}

export const summarise = (run: Run): readonly CaseSummary[] =>
  run.cases.map((each) => ({
    variant: each.variant,
    language: each.language,
    parameters: each.parameters,
    time: each.samples.length ? estimateRatio(logarithms(each), { seed: run.plan.seed }) : undefined,
    valid: each.samples.length,
    rejected: Object.values(each.rejected).reduce((sum, n) => sum + n, 0),
  }));

/** The time of a case's summary, without its interval: quickly had. Undefined when no sample was valid. */
export const middleOf = ({ samples }: Pick<RunCase, 'samples'>): number | undefined =>
  samples.length ? Math.exp(median(samples.map(([, , time]) => Math.log(time)))) : undefined;

/** The case that a reference means: its parameters, then the run's, then the defaults. */
export function findCase(
  run: Run,
  experiment: Experiment,
  ref: CaseRef,
  language: Language,
): RunCase | undefined {
  const wanted = (id: string, fallback: number) => ref.at[id] ?? run.plan.parameters[id] ?? fallback;
  return run.cases.find(
    (each) =>
      each.variant === ref.variant &&
      each.language === language &&
      experiment.parameters.every(
        (p) => each.parameters[p.id] === undefined || each.parameters[p.id] === wanted(p.id, p.default),
      ),
  );
}

type Ratio = Estimate & { readonly pairs: number };

/**
 * Time of `a` over time of `b`, paired by launch and round, with its interval at `level` (0.95 unless told).
 * undefined when fewer than two rounds have both.
 */
export function ratio(run: Run, a: RunCase, b: RunCase, level = 0.95): Ratio | undefined {
  const places = [a, b].map((each) => run.cases.indexOf(each));
  if (places.includes(-1)) return resampled(run, a, b, level);
  const known = ratiosOf(run);
  const key = `${places} ${level}`;
  if (!known.has(key)) known.set(key, resampled(run, a, b, level));
  return known.get(key);
}

const ratios = new WeakMap<Run, Map<string, Ratio | undefined>>();

/** Runs are immutable, and their claims, effects and tables share ratios: each is resampled once. */
function ratiosOf(run: Run): Map<string, Ratio | undefined> {
  const known = ratios.get(run) ?? new Map<string, Ratio | undefined>();
  ratios.set(run, known);
  return known;
}

function resampled(run: Run, a: RunCase, b: RunCase, level: number): Ratio | undefined {
  const others = new Map(b.samples.map(([launch, round, time]) => [`${launch}/${round}`, time]));
  const pairs: Observation[] = [];
  for (const [launch, round, time] of a.samples) {
    const other = others.get(`${launch}/${round}`);
    if (other !== undefined) pairs.push({ launch, value: Math.log(time / other) });
  }
  if (pairs.length < 2) return undefined;
  return { ...estimateRatio(pairs, { seed: run.plan.seed, level }), pairs: pairs.length };
}

/** On a log scale an interval of times stays above zero, and is the same for times and rates. */
function logarithms({ samples }: RunCase): Observation[] {
  return samples.map(([launch, , time]) => ({ launch, value: Math.log(time) }));
}
