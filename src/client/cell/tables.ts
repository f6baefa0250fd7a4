/** Numbers of a run in rows: every case, and the effects its author thought worth telling. */
import { effectRows, isOpen } from '../../charts/effects.ts';
import { formatAlike, upperFirst } from '../../charts/format.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import { tableRows } from '../../charts/table.ts';
import type { Experiment } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { dataTable } from './data-table.ts';
import { element } from './dom.ts';

/** Every case with its median, its interval, and the samples that counted and that did not. */
export function caseTable(document: Document, experiment: Experiment, run: Run): readonly HTMLElement[] {
  const several = languagesOf([run]).length > 1;
  const lead = ['Variant', ...(several ? ['Language'] : []), 'Setting'];
  const table = dataTable(document, {
    name: 'Numbers of the run',
    part: 'table',
    heads: [...lead, 'Median', 'From', 'To', 'Samples', 'Rejected'],
    rows: tableRows(experiment, run).map((row) => ({
      cells: [
        ...[row.variant, ...(several ? [row.language] : []), row.setting],
        ...[row.median, row.low, row.high, row.samples, row.rejected],
      ],
    })),
    numbersFrom: lead.length,
  });
  return [
    element(
      document,
      'p',
      { class: 'cell-measure' },
      `${upperFirst(experiment.measure)}. Median of the samples, from and to the ends of its 95% interval.`,
    ),
    table,
  ];
}

/** "a shared Arc against one per thread: 12 times (11 to 14)", an effect to a row, its languages under each other. */
export function effectList(document: Document, experiment: Experiment, run: Run): HTMLElement | undefined {
  const effects = effectRows(experiment, run);
  if (effects.length === 0) return undefined;
  const several = languagesOf([run]).length > 1;
  const rows = [...Map.groupBy(effects, ({ id }) => id).values()].map((same) =>
    ratioRow(
      document,
      same[0]!.label,
      same.map((effect) => ({
        ...effect,
        language: several ? languageName(effect.language) : undefined,
        word: isOpen(effect) ? 'no difference found' : undefined,
      })),
    ),
  );
  return element(document, 'dl', { class: 'ratios effects' }, ...rows);
}

export interface RatioValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Named where a run has several. */
  readonly language?: string | undefined;
  readonly word?: string | undefined;
}

/** A ratio as a term with a value for each language; the interval stands quieter. */
export function ratioRow(document: Document, label: string, values: readonly RatioValue[]): HTMLElement {
  const lines = values.map(({ value, low, high, language, word }) => {
    const [middle, from, to] = formatAlike(value, [low, high]);
    return element(
      document,
      'dd',
      {},
      language && element(document, 'span', { class: 'ratio-language' }, `${language} `),
      element(document, 'strong', {}, `${middle} times`),
      element(document, 'span', { class: 'interval' }, ` ${from} to ${to}${word ? `, ${word}` : ''}`),
    );
  });
  return element(document, 'div', { class: 'ratio' }, element(document, 'dt', {}, label), ...lines);
}
