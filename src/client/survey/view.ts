/** Surveys as elements: the same when the site is built and in the page. Several machines stand in one drawing. */
import { formatBytes, formatDate, formatTimeEstimate } from '../../charts/format.ts';
import { drawHopSamples } from '../../charts/survey/hop-samples.ts';
import { drawHops } from '../../charts/survey/hops.ts';
import { drawSizes, type SizesOptions } from '../../charts/survey/sizes.ts';
import { lineSize, type SizePoint, type Survey } from '../../lab/survey/results.ts';
import { dataTable } from '../cell/data-table.ts';
import { disclosure, element } from '../cell/dom.ts';
import { coresWords, hopWords, ladderWords, lineWords, pairTimes, type Sized, sized } from './words.ts';

export interface Surveyed {
  /** Of the machine: "Your machine", "2 virtual cores of a cloud server". */
  readonly name: string;
  readonly survey: Survey;
}

interface Place {
  readonly document: Document;
  /** The reader's unless told. */
  readonly timeZone?: string;
}

export type SurveyPart = 'cores' | 'ladder' | 'line' | 'hops';

interface Series {
  readonly name: string;
  readonly points: readonly Sized[];
}

/** What is said around a drawing of times by size, and the heads of its table. */
interface SizesTold extends Pick<SizesOptions, 'measure' | 'axis' | 'mark'> {
  readonly table: { readonly name: string; readonly head: string };
}

/** Pixels; the style sheet shows the drawing that fits. */
const WIDTHS = { medium: 600, narrow: 318 } as const;

/** What stands in each part: words of each machine, one drawing of all, their numbers. One machine at least. */
export function surveyParts(
  all: readonly Surveyed[],
  { document, timeZone }: Place,
): Readonly<Record<SurveyPart, readonly Element[]>> {
  const say = (words: (survey: Survey) => string) =>
    all.map(({ name, survey }) =>
      element(
        document,
        'p',
        { class: 'survey-words' },
        element(document, 'span', { class: 'survey-whose' }, `${name}, ${whenWords(survey, timeZone)}`),
        words(survey),
      ),
    );
  const told = (words: (survey: Survey) => string) =>
    all.map(({ name, survey }) => (all.length > 1 ? `${name}: ${words(survey)}` : words(survey))).join(' ');
  const seriesOf = (pick: (survey: Survey) => readonly SizePoint[]) =>
    all
      .map(({ name, survey }) => ({ name, points: sized(pick(survey)) }))
      .filter(({ points }) => points.length);
  const ladder = seriesOf((survey) => survey.ladder);
  const strides = seriesOf((survey) => survey.strides);
  // Of several machines each has its own line; the sentences tell them.
  const line = all.length === 1 ? lineSize(all[0]!.survey.strides).bytes : undefined;
  const sizes = (
    words: (survey: Survey) => string,
    series: readonly Series[],
    { measure, axis, table, mark }: SizesTold,
  ) => [
    ...say(words),
    ...(series.length > 0
      ? [
          figure(document, (width) =>
            drawSizes({ series, document, width, measure, axis, label: told(words), mark }),
          ),
        ]
      : []),
    ...sizeTable(document, table.name, table.head, series),
  ];
  return {
    cores: say(coresWords),
    ladder: sizes(ladderWords, ladder, {
      measure: 'One load that waits for the one before it',
      axis: 'Working set',
      table: { name: 'Latency by working set', head: 'Working set' },
    }),
    line: sizes(lineWords, strides, {
      measure: 'One atomic addition, while another thread adds beside it',
      axis: 'Distance of the two counters',
      table: { name: 'Additions by distance', head: 'Distance' },
      mark: line === undefined ? undefined : { bytes: line, words: `${line} B` },
    }),
    hops: [...say(hopWords), ...all.flatMap((each) => hopsOf(each, all.length > 1, document))],
  };
}

/** "November 21, 2026, Chromium 156 on Linux x86_64" */
export function whenWords({ startedAt, browser, platform }: Survey, timeZone?: string): string {
  return `${formatDate(startedAt, { timeZone })}, ${browser} on ${platform}`;
}

/** Each machine has a square of its own: threads of two machines have no common places. */
function hopsOf({ name, survey }: Surveyed, named: boolean, document: Document): readonly Element[] {
  const pairs = pairTimes(survey.hops);
  if (pairs.length === 0) return [];
  const label = `${named ? `${name}: ` : ''}${hopWords(survey)}`;
  const [only] = survey.hops;
  const draw = (width: number) =>
    pairs.length === 1 && only && only.samples.length > 0
      ? drawHopSamples({ samples: only.samples, time: pairs[0]!.time, document, width, label })
      : drawHops({ pairs, document, width, label });
  return [
    figure(document, draw, named ? element(document, 'figcaption', {}, name) : undefined),
    numbers(
      document,
      `Hops between threads${named ? `, ${name}` : ''}`,
      ['Threads', 'One way, with its 95% interval', 'Not at once'],
      pairs.map(({ a, b, time, apart }) => [
        `${a + 1} and ${b + 1}`,
        time ? formatTimeEstimate(time) : '–',
        String(apart),
      ]),
    ),
  ];
}

const figure = (document: Document, draw: (width: number) => Element, caption?: Element): Element =>
  element(
    document,
    'figure',
    { class: 'survey-figure' },
    caption,
    ...Object.entries(WIDTHS).map(([fit, width]) =>
      element(document, 'div', { class: `survey-chart survey-chart-${fit}` }, draw(width)),
    ),
  );

function sizeTable(
  document: Document,
  name: string,
  head: string,
  series: readonly Series[],
): readonly Element[] {
  if (series.length === 0) return [];
  const sizes = [...new Set(series.flatMap(({ points }) => points.map(({ bytes }) => bytes)))];
  const heads = series.length > 1 ? series.map((each) => each.name) : ['Median, with its 95% interval'];
  const rows = sizes
    .sort((a, b) => a - b)
    .map((bytes) => [
      formatBytes(bytes),
      ...series.map(({ points }) => {
        const found = points.find((each) => each.bytes === bytes);
        return found ? formatTimeEstimate(found) : '–';
      }),
    ]);
  return [numbers(document, name, [head, ...heads], rows)];
}

const numbers = (
  document: Document,
  name: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Element =>
  disclosure(
    document,
    'The numbers',
    dataTable(document, { name, heads, rows: rows.map((cells) => ({ cells })) }),
  );
