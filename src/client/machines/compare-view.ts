/** A comparison as elements. What a file says is text here, and tables are made when they are opened. */
import { formatAlike, formatNumber, formatRatioEstimate, formatTimeEstimate } from '../../charts/format.ts';
import { languageName } from '../../charts/names.ts';
import type { Estimate } from '../../stats/bootstrap.ts';
import type {
  ComparedDetail,
  ComparedExperiment,
  ComparedRatio,
  ComparedVerdict,
} from '../analysis/messages.ts';
import { dataTable, scrolling } from '../cell/data-table.ts';
import { disclosure, element } from '../cell/dom.ts';
import { verdictWord } from '../cell/verdicts.ts';

export interface Names {
  readonly a: string;
  readonly b: string;
}

export interface Place {
  readonly document: Document;
  readonly names: Names;
  /** The book's folder on its host, with a slash at the end. */
  readonly base: string;
}

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** The whole of it in a sentence or two. */
export function overallWords(found: readonly ComparedExperiment[], left: number): string {
  const verdicts = found.flatMap((each) => each.verdicts);
  const opposite = verdicts.filter(({ contrast }) => contrast === 'opposite').length;
  const differ = verdicts.filter(({ contrast }) => contrast !== 'same').length;
  const unread = left ? ` ${plural(left, 'run')} could not be read by this edition.` : '';
  const of = `${differ} of ${plural(verdicts.length, 'verdict')} ${differ === 1 ? 'differs' : 'differ'}`;
  const against = opposite ? `, ${opposite} of them ${opposite === 1 ? 'is' : 'are'} opposite` : '';
  return `${plural(found.length, 'experiment')} on both machines: ${of}${against}.${unread}`;
}

/** Opposite ones first; a sentence when there is none. */
export function verdictTable(found: readonly ComparedExperiment[], place: Place): readonly Element[] {
  const { document, names } = place;
  const rows = found.flatMap((experiment) =>
    experiment.verdicts
      .filter(({ contrast }) => contrast !== 'same')
      .map((verdict) => ({ experiment, verdict })),
  );
  if (rows.length === 0)
    return [element(document, 'p', {}, 'None. Where both machines can tell, they say the same.')];
  rows.sort((x, y) => Number(y.verdict.contrast === 'opposite') - Number(x.verdict.contrast === 'opposite'));
  const table = (name: string, some: typeof rows) => {
    const head = ['Claim', 'Language', names.a, names.b].map((text) =>
      element(document, 'th', { scope: 'col', role: 'columnheader' }, text),
    );
    const made = element(
      document,
      'table',
      { class: 'compare-verdicts', role: 'table', 'aria-label': name },
      element(document, 'thead', { role: 'rowgroup' }, element(document, 'tr', { role: 'row' }, ...head)),
      element(
        document,
        'tbody',
        { role: 'rowgroup' },
        ...some.map(({ experiment, verdict }) => verdictRow(experiment, verdict, place)),
      ),
    );
    return scrolling(document, name, made);
  };
  const rest = rows.slice(SHOWN);
  return [
    table('Verdicts that differ', rows.slice(0, SHOWN)),
    ...(rest.length
      ? [disclosure(document, `${rest.length} more`, table('More verdicts that differ', rest))]
      : []),
  ];
}

/** Verdicts that are told at once; the others are folded in, so that what comes after them is found. */
const SHOWN = 6;

const addressOf = ({ chapter, experiment }: ComparedExperiment, { base }: Place): string =>
  `${base}chapters/${chapter}/#experiment-${experiment.replace('/', '-')}`;

function verdictRow(
  experiment: ComparedExperiment,
  { sentence, language, a, b, contrast }: ComparedVerdict,
  place: Place,
): Element {
  const { document, names } = place;
  // On a small screen the names of the columns stand in their cells.
  const cell = (machine: string, { state, word, sentence: why }: ComparedVerdict['a']) =>
    element(
      document,
      'td',
      { role: 'cell', 'data-machine': machine },
      verdictWord(document, { state, word, sentence: why, ratios: [] }),
      element(document, 'small', {}, why),
    );
  return element(
    document,
    'tr',
    { role: 'row', 'data-contrast': contrast },
    element(
      document,
      'th',
      { scope: 'row', role: 'rowheader' },
      element(document, 'q', {}, sentence),
      element(
        document,
        'small',
        {},
        element(document, 'a', { href: addressOf(experiment, place) }, experiment.title),
      ),
    ),
    element(document, 'td', { role: 'cell' }, languageName(language)),
    cell(names.a, a),
    cell(names.b, b),
  );
}

/** What is computed when somebody looks. */
export type Detail = (experiment: string) => Promise<ComparedDetail | undefined>;

/** How the times compare in each language; all cases, whose intervals `detail` computes, under a disclosure. */
export function experimentView(compared: ComparedExperiment, place: Place, detail: Detail): HTMLElement {
  const { document } = place;
  const { title, speeds, notes, verdicts } = compared;
  const differ = verdicts.filter(({ contrast }) => contrast !== 'same').length;
  const speed = speeds.map(({ language, cases, mean, least, most }) =>
    element(
      document,
      'span',
      { class: 'compare-speed' },
      `${languageName(language)} `,
      element(document, 'strong', {}, `${formatNumber(mean)} times`),
      cases > 1 ? ` ${formatNumber(least)} to ${formatNumber(most)} over ${cases} cases` : '',
    ),
  );
  const body = element(document, 'div', { class: 'cell-more-body' });
  const details = element(
    document,
    'details',
    { class: 'compare-experiment', 'data-experiment': compared.experiment },
    element(
      document,
      'summary',
      {},
      element(document, 'span', { class: 'compare-title' }, title),
      differ
        ? element(
            document,
            'span',
            { class: 'compare-differ' },
            plural(differ, 'verdict differs', 'verdicts differ'),
          )
        : undefined,
      ...speed,
      ...notes.map((text) => element(document, 'small', {}, text)),
    ),
    body,
  ) as HTMLDetailsElement;
  details.addEventListener(
    'toggle',
    async () => {
      const wait = element(document, 'p', { role: 'status' }, 'Computing the intervals.');
      body.replaceChildren(wait);
      try {
        const found = await detail(compared.experiment);
        body.replaceChildren(
          element(
            document,
            'p',
            { class: 'machine-facts' },
            element(document, 'a', { href: addressOf(compared, place) }, 'To the experiment'),
          ),
          ...ratioTable('Effects', found?.effects ?? [], formatRatioEstimate, place),
          ...ratioTable('Cases', found?.cases ?? [], formatTimeEstimate, place),
        );
        if (!body.querySelector('table'))
          body.append(element(document, 'p', {}, 'The two have no case in common that can be compared.'));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        wait.textContent = `The intervals could not be computed. ${why}. Compare again.`;
      }
    },
    { once: true },
  );
  return details;
}

function ratioTable(
  name: string,
  rows: readonly ComparedRatio[],
  show: (each: Estimate) => string,
  { document, names }: Place,
): readonly Element[] {
  if (rows.length === 0) return [];
  return [
    dataTable(document, {
      name,
      heads: [name, 'Language', names.a, names.b, 'Ratio'],
      rows: rows.map(({ label, language, a, b, ratio }) => ({
        cells: [label, languageName(language), show(a), show(b), ratioWords(ratio)],
        attributes: ratio && (ratio.low > 1 || ratio.high < 1) ? { 'data-apart': '' } : {},
      })),
    }),
  ];
}

/** "1.31 (1.25 to 1.38)"; a dash where the numbers are beyond all measure. */
function ratioWords(ratio: Estimate | undefined): string {
  if (!ratio) return '–';
  const [middle, low, high] = formatAlike(ratio.value, [ratio.low, ratio.high]);
  return `${middle} (${low} to ${high})`;
}
