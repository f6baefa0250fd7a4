/** Rungs and runs -> rows: what each operation took in each language. Pure. */
import type { Experiment, Language } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { findCase } from '../../lab/summary.ts';
import type { Estimate } from '../../stats/bootstrap.ts';
import { LANGUAGES } from '../names.ts';
import { summariesOf } from '../summaries.ts';
import type { GroupId, Rung } from './rungs.ts';

/** Nanoseconds, by language; a language that has not measured it is left out. */
export type Times = Readonly<Partial<Record<Language, Estimate>>>;

export interface LadderRow {
  readonly id: string;
  readonly group: GroupId;
  readonly words: string;
  /** 1 to 8: the color of its variant. */
  readonly color: number;
  /** Where its experiment is shown. */
  readonly href: string;
  readonly times: Times;
}

/** What a run says of a rung. Empty where the run has no valid sample of it. */
export function timesOf(rung: Rung, experiment: Experiment, run: Run): Times {
  const found = LANGUAGES.flatMap((language) => {
    const each = findCase(run, experiment, rung, language);
    const time = each && summariesOf(run)[run.cases.indexOf(each)]?.time;
    return time ? [[language, time] as const] : [];
  });
  return Object.fromEntries(found);
}

export const estimates = (times: Times): readonly Estimate[] =>
  LANGUAGES.flatMap((each) => times[each] ?? []);

/** From the quickest language to the slowest, middles only. */
export function span(times: Times): { readonly low: number; readonly high: number } {
  const values = estimates(times).map(({ value }) => value);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** The middle of its languages, on a log scale: where a row stands among others. */
function height({ times }: LadderRow): number {
  const logs = estimates(times).map(({ value }) => Math.log(value));
  return logs.reduce((sum, log) => sum + log, 0) / logs.length;
}

/** From the cheapest to the dearest; what nobody measured is left out. */
export const byCost = (rows: readonly LadderRow[]): readonly LadderRow[] =>
  rows.filter(({ times }) => estimates(times).length > 0).sort((a, b) => height(a) - height(b));
