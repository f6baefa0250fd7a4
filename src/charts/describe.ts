/** A run in words: the figure's title, and the sentence for those who do not see the figure. */
import type { Experiment } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import type { CaseSummary } from '../lab/summary.ts';
import { type EffectRow, effectRows, isOpen } from './effects.ts';
import {
  formatAlike,
  formatNumber,
  formatRatioEstimate,
  formatSetting,
  formatTimeEstimate,
  upperFirst,
} from './format.ts';
import { languageName, languagesOf, variantLabel } from './names.ts';
import { summariesOf } from './summaries.ts';

/** Ends of an interval further apart than this are told instead of the middle. */
const WIDE = 2;

/**
 * The finding: the first effect that the run has. "A shared Arc against one per thread, 2 threads: 12 times as long",
 * or "no difference found" when the interval has 1 inside it. Without any effect, the first variant's time; else the question.
 */
export function headline(experiment: Experiment, run: Run): string {
  const [effect] = effectRows(experiment, run);
  if (effect) {
    const language = languagesOf([run]).length > 1 ? ` (${languageName(effect.language)})` : '';
    const found = isOpen(effect) ? 'no difference found' : `${howOften(effect)} as long`;
    return `${upperFirst(effect.label)}${language}: ${found}`;
  }
  const first = summariesOf(run).find(({ time }) => time);
  if (!first?.time) return experiment.question;
  const label = upperFirst(variantLabel(experiment, first.variant));
  return `${label}: ${formatTimeEstimate(first.time)} at ${settingOf(experiment, first)}`;
}

/** The finding as a sentence that can be quoted: with its interval, and a full stop. */
export function finding(experiment: Experiment, run: Run): string {
  const [effect] = effectRows(experiment, run);
  if (!effect) return `${headline(experiment, run)}.`.replace(/([?!])\.$/, '$1');
  const language = languagesOf([run]).length > 1 ? ` (${languageName(effect.language)})` : '';
  const open = isOpen(effect) ? ', no difference found' : '';
  const [middle, low, high] = formatAlike(effect.value, [effect.low, effect.high]);
  return `${upperFirst(effect.label)}${language}: ${middle} times as long (95% interval ${low} to ${high})${open}.`;
}

/** "12 times", "1.003 times", "3 to 40 times". */
function howOften({ value, low, high }: Pick<EffectRow, 'value' | 'low' | 'high'>): string {
  if (high / low > WIDE) return `${formatNumber(low)} to ${formatNumber(high)} times`;
  // A difference that is there must not be rounded away.
  return `${formatAlike(value, [value, 1])[0]} times`;
}

/** The whole result: every variant's time at the ends of the axis with its interval, then the effects. */
export function sentence(experiment: Experiment, run: Run): string {
  const summaries = summariesOf(run);
  const languages = languagesOf([run]);
  const times = languages.map((language) => {
    const variants = experiment.variants.flatMap(({ id, label }) => {
      const text = endPoints(
        experiment,
        summaries.filter((each) => each.variant === id && each.language === language),
      );
      return text ? [`${label} ${text}`] : [];
    });
    if (!variants.length) return '';
    const list = `${variants.join('; ')}.`;
    return upperFirst(languages.length > 1 ? `${languageName(language)}: ${list}` : list);
  });
  const effects = effectRows(experiment, run).map((effect) => {
    const where = languages.length > 1 ? ` (${languageName(effect.language)})` : '';
    const open = isOpen(effect) ? ', no difference found' : '';
    return `${upperFirst(effect.label)}${where}: ${formatRatioEstimate(effect)}${open}.`;
  });
  const all = [...times.filter(Boolean), ...effects];
  if (!all.length) return `${upperFirst(experiment.measure)}: no valid sample.`;
  return [`${upperFirst(experiment.measure)}, medians with 95% intervals.`, ...all].join(' ');
}

function endPoints(experiment: Experiment, summaries: readonly CaseSummary[]): string {
  const axis = experiment.axis;
  const measured = summaries
    .filter(({ time }) => time)
    .sort((a, b) => (a.parameters[axis] ?? 0) - (b.parameters[axis] ?? 0));
  const ends = measured.length > 1 ? [measured[0]!, measured.at(-1)!] : measured;
  return ends.map((each) => `${formatTimeEstimate(each.time!)} at ${settingOf(experiment, each)}`).join(', ');
}

function settingOf({ parameters, axis }: Experiment, summary: CaseSummary): string {
  const parameter = parameters.find(({ id }) => id === axis)!;
  const value = summary.parameters[axis];
  return value === undefined ? 'any setting' : formatSetting(parameter, value);
}
