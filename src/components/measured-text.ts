/** A number of a run as it stands in a sentence. Pure. */
import { effectRows } from '../charts/effects.ts';
import {
  formatNumber,
  formatRatioEstimate,
  formatTime,
  formatTimeEstimate,
  formatTimes,
} from '../charts/format.ts';
import { summariesOf } from '../charts/summaries.ts';
import type { Experiment, Language, ParameterValues } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { findCase } from '../lab/summary.ts';

export interface Wanted {
  readonly effect?: string | undefined;
  readonly variant?: string | undefined;
  readonly at?: ParameterValues | undefined;
  readonly interval?: boolean | undefined;
  readonly as?: 'number' | undefined;
  readonly language?: Language | undefined;
}

/**
 * "12 times", "26 ns (25 to 27)". undefined without a run. Throws a sentence when the experiment has no such effect
 * or case (also without a run), or when this run did not measure it.
 */
export function measuredText(
  experiment: Experiment,
  run: Run | undefined,
  wanted: Wanted,
): string | undefined {
  if ((wanted.effect === undefined) === (wanted.variant === undefined))
    throw new Error('it wants an effect or a case, one of them');
  return wanted.effect === undefined
    ? timeText(experiment, run, wanted)
    : effectText(experiment, run, wanted);
}

function effectText(
  experiment: Experiment,
  run: Run | undefined,
  { effect, language = 'typescript', ...form }: Wanted,
) {
  const ids = experiment.effects.map(({ id }) => id);
  if (!ids.includes(effect!))
    throw new Error(`there is no effect “${effect}”; there are: ${ids.join(', ') || 'none'}`);
  if (!run) return undefined;
  const row = effectRows(experiment, run).find((each) => each.id === effect && each.language === language);
  if (!row) throw new Error(`the recorded run has no effect “${effect}” in ${language}`);
  if (form.as === 'number') return formatNumber(row.value);
  return form.interval ? formatRatioEstimate(row) : formatTimes(row.value);
}

function timeText(
  experiment: Experiment,
  run: Run | undefined,
  { variant, at = {}, language = 'typescript', ...form }: Wanted,
) {
  const ids = experiment.variants.map(({ id }) => id);
  if (!ids.includes(variant!))
    throw new Error(`there is no variant “${variant}”; there are: ${ids.join(', ')}`);
  const unknown = Object.keys(at).find((name) => !experiment.parameters.some(({ id }) => id === name));
  if (unknown) throw new Error(`there is no parameter “${unknown}”`);
  if (!run) return undefined;
  const found = findCase(run, experiment, { variant: variant!, at }, language);
  // As the chart and the table have it.
  const time = found && summariesOf(run)[run.cases.indexOf(found)]?.time;
  if (!time)
    throw new Error(
      `the recorded run has no samples of “${variant}” at ${JSON.stringify(at)} in ${language}`,
    );
  if (form.as === 'number') return formatNumber(time.value);
  return form.interval ? formatTimeEstimate(time) : formatTime(time.value);
}
