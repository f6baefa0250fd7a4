/** A run as rows of text: what the chart shows, for reading one number after another. */
import type { Experiment, ParameterValues } from '../lab/experiment.ts';
import type { Run, RunCase } from '../lab/run.ts';
import type { CaseSummary } from '../lab/summary.ts';
import { formatCount, timeParts } from './format.ts';
import { LANGUAGES, languageName, settingText, variantLabel } from './names.ts';
import { summariesOf } from './summaries.ts';

export interface TableRow {
  readonly variant: string;
  readonly language: string;
  readonly setting: string;
  /** Median time of one operation, and the ends of its 95% interval; a dash when no sample was valid. */
  readonly median: string;
  readonly low: string;
  readonly high: string;
  /** Valid samples. */
  readonly samples: string;
  /** "0", "3 (overlap)", "3 (overlap 2, hop 1)". */
  readonly rejected: string;
}

/** By language, then by variant as the experiment lists them, then by setting. */
export function tableRows(experiment: Experiment, run: Run): readonly TableRow[] {
  const summaries = summariesOf(run);
  const telling = tellingParameters(experiment, run.cases);
  const pick = (values: ParameterValues) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => telling.has(id)));
  const places = new Map(experiment.variants.map(({ id }, place) => [id, place]));
  const order = (each: RunCase) => [
    LANGUAGES.indexOf(each.language),
    places.get(each.variant) ?? places.size,
    each.parameters[experiment.axis] ?? 0,
  ];
  return run.cases
    .map((each, i) => ({ each, summary: summaries[i]!, order: order(each) }))
    .sort((a, b) => a.order.map((x, i) => x - b.order[i]!).find((d) => d !== 0) ?? 0)
    .map(({ each, summary }) => ({
      variant: variantLabel(experiment, each.variant),
      language: languageName(each.language),
      setting: settingText(experiment, pick(each.parameters)),
      ...times(summary.time),
      samples: formatCount(summary.valid),
      rejected: rejections(each),
    }));
}

function times(time: CaseSummary['time']): Pick<TableRow, 'median' | 'low' | 'high'> {
  if (!time) return { median: '–', low: '–', high: '–' };
  const { unit, value, low, high } = timeParts(time, 3);
  return { median: `${value} ${unit}`, low: `${low} ${unit}`, high: `${high} ${unit}` };
}

function rejections({ rejected }: RunCase): string {
  const reasons = Object.entries(rejected).filter(([, n]) => n > 0);
  const total = formatCount(reasons.reduce((sum, [, n]) => sum + n, 0));
  if (reasons.length === 0) return total;
  return `${total} (${reasons.map(([reason, n]) => (reasons.length > 1 ? `${reason} ${formatCount(n)}` : reason)).join(', ')})`;
}

/** The parameters that set these cases apart; the axis always. */
function tellingParameters(experiment: Experiment, cases: readonly RunCase[]): ReadonlySet<string> {
  const differs = (id: string) => new Set(cases.map(({ parameters }) => parameters[id])).size > 1;
  return new Set(
    experiment.parameters.map(({ id }) => id).filter((id) => id === experiment.axis || differs(id)),
  );
}
