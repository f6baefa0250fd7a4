/** What a run says to a question, in each of its languages. Pure. */
import { effectRows, isOpen } from '../../charts/effects.ts';
import { formatRatioEstimate, formatValue } from '../../charts/format.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import type { Experiment, Language, Parameter } from '../../lab/experiment.ts';
import type { Run, RunCase } from '../../lab/run.ts';
import { findCase, ratio } from '../../lab/summary.ts';
import { type Question, SHAPE_WORDS, shapeOf } from './question.ts';

/** A place on the axis of the answer, with its words. Ends that are open are missing. */
export interface Found {
  /** "Rust" */
  readonly language: string;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  /** "12 times (11 to 13)", "between 64 B and 136 B". */
  readonly text: string;
}

export function foundIn(question: Question, experiment: Experiment, run: Run): readonly Found[] {
  return languagesOf([run]).flatMap((language) => {
    const found = inLanguage(question, experiment, run, language);
    return found ? { language: languageName(language), ...found } : [];
  });
}

type Finding = Omit<Found, 'language'>;

function inLanguage(question: Question, experiment: Experiment, run: Run, language: Language) {
  if (question.kind === 'ratio') {
    const row = effectRows(experiment, run).find(
      (each) => each.id === question.effect && each.language === language,
    );
    if (!row) return undefined;
    const { value, low, high } = row;
    return {
      value,
      low,
      high,
      text: formatRatioEstimate(row) + (isOpen(row) ? ', no difference found' : ''),
    };
  }
  const axis = axisOf(experiment);
  const measured = (variant: string) =>
    axis.values.flatMap((at) => {
      const found = findCase(run, experiment, { variant, at: { [axis.id]: at } }, language);
      return found ? { at, found } : [];
    });
  return question.kind === 'crossing'
    ? crossing(run, axis, measured(question.pair[0]), measured(question.pair[1]))
    : shape(run, measured(question.variant));
}

export const axisOf = ({ parameters, axis }: Experiment): Parameter =>
  parameters.find(({ id }) => id === axis)!;

interface At {
  readonly at: number;
  readonly found: RunCase;
}

/** From where on the second is quicker: between the last setting at which it is not and the first at which it is. */
function crossing(
  run: Run,
  axis: Parameter,
  first: readonly At[],
  second: readonly At[],
): Finding | undefined {
  const both = first.flatMap(({ at, found }) => {
    const other = second.find((each) => each.at === at);
    const estimate = other && ratio(run, found, other.found);
    return estimate ? { at, estimate } : [];
  });
  if (both.length < 2) return undefined;
  const text = (value: number) => formatValue(axis, value);
  const start = both.findIndex(({ estimate }) => estimate.low > 1);
  if (start < 0) return { low: both.at(-1)!.at, text: `nowhere up to ${text(both.at(-1)!.at)}` };
  const high = both[start]!.at;
  if (start === 0) return { high, text: `already at ${text(high)}` };
  const low = both[start - 1]!.at;
  return { low, high, text: `between ${text(low)} and ${text(high)}` };
}

/** How the time of one variant changes from its first setting to its last. */
function shape(run: Run, measured: readonly At[]): Finding | undefined {
  const above = measured.filter(({ at }) => at > 0);
  const [first, last] = [above[0], above.at(-1)];
  if (!first || !last || first === last) return undefined;
  const estimate = ratio(run, last.found, first.found);
  if (!estimate) return undefined;
  const { value, low, high } = estimate;
  const words = SHAPE_WORDS[shapeOf(value, last.at / first.at)];
  return { value, low, high, text: `${words}: ${formatRatioEstimate(estimate)}` };
}
