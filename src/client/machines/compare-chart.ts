/** Two machines in one picture: all experiments, and what their surveys say of them. */
import { formatNumber } from '../../charts/format.ts';
import { byRatio, drawMachineRatios } from '../../charts/machine-ratios.ts';
import { languageName } from '../../charts/names.ts';
import type { Survey } from '../../lab/survey/results.ts';
import type { ComparedExperiment } from '../analysis/messages.ts';
import { dataTable } from '../cell/data-table.ts';
import { disclosure, element } from '../cell/dom.ts';
import { FITS, WIDTHS } from '../cell/fits.ts';
import { surveyParts } from '../survey/view.ts';
import type { Names } from './compare-view.ts';

/** A chart with its table; nothing where no experiment has a case in common. */
export function ratioChart(
  found: readonly ComparedExperiment[],
  names: Names,
  document: Document,
): readonly Element[] {
  const rows = found.filter(({ speeds }) => speeds.length > 0).sort(byRatio);
  if (rows.length === 0) return [];
  const charts = FITS.map((fit) =>
    element(
      document,
      'div',
      { class: `cell-chart cell-chart-${fit}` },
      drawMachineRatios({ rows, names, document, width: WIDTHS[fit] }),
    ),
  );
  const table = dataTable(document, {
    name: 'Ratios of all experiments',
    heads: ['Experiment', 'Language', 'Mean ratio', 'Least', 'Most', 'Cases'],
    numbersFrom: 2,
    rows: rows.flatMap(({ title, speeds }) =>
      speeds.map(({ language, mean, least, most, cases }) => ({
        cells: [
          title,
          languageName(language),
          ...[mean, least, most].map((x) => formatNumber(x)),
          String(cases),
        ],
      })),
    ),
  });
  return [
    element(
      document,
      'figure',
      { class: 'compare-chart' },
      ...charts,
      element(
        document,
        'figcaption',
        { class: 'machine-facts' },
        `A point is the geometric mean over the cases of an experiment in one language; its line reaches from the least to the largest of them, and is no interval. Right of 1, ${names.b} takes longer. What differs most is at the top.`,
      ),
    ),
    disclosure(document, 'The numbers of the chart', table),
  ];
}

const HEADS = {
  cores: 'Cores and clock',
  ladder: 'The ladder of latencies',
  line: 'The cache line',
  hops: 'Hops between threads',
} as const;

/** Both surveys, in one drawing where their numbers have an axis in common. */
export function surveysView(
  a: Survey,
  b: Survey,
  { names, document, base }: { readonly names: Names; readonly document: Document; readonly base: string },
): readonly Element[] {
  const parts = surveyParts(
    [
      { name: names.a, survey: a },
      { name: names.b, survey: b },
    ],
    { document },
  );
  return [
    element(document, 'h3', {}, 'The machines themselves'),
    element(
      document,
      'p',
      { class: 'machine-facts' },
      'Measured on the page ',
      element(document, 'a', { href: `${base}machine/` }, 'Your machine'),
      ', which says how.',
    ),
    ...Object.entries(HEADS).map(([part, head]) =>
      element(
        document,
        'section',
        { class: 'survey-shown', 'data-survey-part': part },
        element(document, 'h4', {}, head),
        ...parts[part as keyof typeof HEADS],
      ),
    ),
  ];
}
