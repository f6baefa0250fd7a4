/** Numbers of a run in rows: every case, and the effects its author thought worth telling. */
import { effectRows, isOpen } from '../../charts/effects.ts';
import { formatAlike, upperFirst } from '../../charts/format.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import { tableRows } from '../../charts/table.ts';
import type { Experiment } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { element } from './dom.ts';

/** Every case with its median, its interval, and the samples that counted and that did not. */
export function caseTable(document: Document, experiment: Experiment, run: Run): readonly HTMLElement[] {
  const several = languagesOf([run]).length > 1;
  const cell = (name: 'td' | 'th', text: string, more: Readonly<Record<string, string>> = {}) =>
    element(document, name, more, text);
  const numeric = { class: 'number' };
  const heads = [
    cell('th', 'Variant', { scope: 'col' }),
    ...(several ? [cell('th', 'Language', { scope: 'col' })] : []),
    cell('th', 'Setting', { scope: 'col' }),
    ...['Median', 'From', 'To', 'Samples', 'Rejected'].map((text) =>
      cell('th', text, { scope: 'col', ...numeric }),
    ),
  ];
  const rows = tableRows(experiment, run).map((row) =>
    element(
      document,
      'tr',
      {},
      cell('th', row.variant, { scope: 'row' }),
      ...(several ? [cell('td', row.language)] : []),
      cell('td', row.setting),
      ...[row.median, row.low, row.high, row.samples, row.rejected].map((text) => cell('td', text, numeric)),
    ),
  );
  const table = element(
    document,
    'table',
    { 'data-part': 'table', 'aria-label': 'Numbers of the run' },
    element(document, 'thead', {}, element(document, 'tr', {}, ...heads)),
    element(document, 'tbody', {}, ...rows),
  );
  return [
    element(
      document,
      'p',
      { class: 'cell-measure' },
      `${upperFirst(experiment.measure)}. Median of the samples, from and to the ends of its 95 % interval.`,
    ),
    scrolling(document, 'Numbers of the run', table),
  ];
}

/** Scrolls by itself where the table is wider than the cell, and so must be reachable by keyboard. */
export const scrolling = (document: Document, name: string, table: HTMLElement): HTMLElement =>
  element(
    document,
    'div',
    { class: 'table', tabindex: '0', role: 'group', 'aria-label': `${name}, scrolling` },
    table,
  );

/** "a shared Arc against one per thread: 12 times (11 to 14)", line by line. */
export function effectList(document: Document, experiment: Experiment, run: Run): HTMLElement | undefined {
  const effects = effectRows(experiment, run);
  if (effects.length === 0) return undefined;
  const several = languagesOf([run]).length > 1;
  const rows = effects.flatMap((effect) => {
    const name = several ? `${effect.label} (${languageName(effect.language)})` : effect.label;
    return ratioRow(document, name, effect, isOpen(effect) ? 'no difference found' : undefined);
  });
  return element(document, 'dl', { class: 'ratios effects' }, ...rows);
}

/** A ratio as a term and its value; the interval stands quieter. */
export function ratioRow(
  document: Document,
  label: string,
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  word?: string,
): readonly HTMLElement[] {
  const [middle, from, to] = formatAlike(value, [low, high]);
  return [
    element(document, 'dt', {}, label),
    element(
      document,
      'dd',
      {},
      element(document, 'strong', {}, `${middle} times`),
      element(document, 'span', { class: 'interval' }, ` ${from} to ${to}${word ? `, ${word}` : ''}`),
    ),
  ];
}
