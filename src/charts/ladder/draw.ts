/** The ladder as a drawing: the same function when the site is built and in the page. */
import * as Plot from '@observablehq/plot';
import type { Language } from '../../lab/experiment.ts';
import type { Estimate } from '../../stats/bootstrap.ts';
import { clean } from '../clean.ts';
import { formatTimeTick } from '../format.ts';
import { LANGUAGE_SHAPES } from '../key.ts';
import { LANGUAGES } from '../names.ts';
import { MUTED, PAPER, RULE, SMALL_PRINT } from '../scene.ts';
import { FONT_SIZE, textWidth } from '../text-layout.ts';
import { type LadderLayout, ladderLayout, type PlacedRow } from './layout.ts';
import { type LadderRow, span, type Times } from './rows.ts';
import { ladderSentence, spanText, timesText } from './words.ts';

export interface LadderOptions {
  /** One at least. */
  readonly rows: readonly LadderRow[];
  /** The reader's own times, by row; they stand in front. */
  readonly own?: Readonly<Record<string, Times>>;
  /** Rows under headings that say what is paid for, or one staircase. Default: headings. */
  readonly grouped?: boolean;
  readonly document: Document;
  readonly width: number;
}

const KEY_NAMES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  rust: 'Rust in the page',
  native: 'Native Rust',
};

interface Mark extends Estimate {
  readonly row: PlacedRow;
  readonly language: Language;
  readonly own: boolean;
}

/** Links in it lead to the experiments; all else is hidden from screen readers, for which each link says its numbers. */
export function drawLadder({
  rows,
  own = {},
  grouped = true,
  document,
  width,
}: LadderOptions): SVGSVGElement {
  const layout = ladderLayout(rows, { width, grouped, own });
  const anyOwn = layout.rows.some(({ id }) => own[id]);
  const marks = layout.rows.flatMap((row) => [
    ...marksOf(row, row.times, false),
    ...marksOf(row, own[row.id] ?? {}, true),
  ]);
  const svg = Plot.plot({
    document,
    className: 'chart',
    width,
    height: layout.height,
    margin: 0,
    // Rows and columns are laid out in pixels.
    x: { type: 'linear', domain: [0, width], axis: null },
    y: { type: 'linear', domain: [layout.height, 0], axis: null },
    marks: [
      ...frame(layout),
      ...rungs(layout),
      ...points(layout, marks, anyOwn),
      ...names(layout),
      ...key(layout, anyOwn),
    ],
  }) as SVGSVGElement;
  clean(svg);
  describe(svg, layout.rows, own, ladderSentence(rows));
  return svg;
}

const marksOf = (row: PlacedRow, times: Times, own: boolean): readonly Mark[] =>
  LANGUAGES.flatMap((language) => {
    const time = times[language];
    return time ? [{ ...time, row, language, own }] : [];
  });

/** Powers of ten, with their names above and below. */
function frame({ decades, ticks, x, top, bottom, headings, beside, width }: LadderLayout): Plot.Markish[] {
  const named = (y: number) => Plot.text([...ticks], { ...SMALL_PRINT, x, y: () => y, text: formatTimeTick });
  return [
    Plot.ruleX([...decades], { x, y1: top - 4, y2: bottom, stroke: RULE, strokeOpacity: 0.75 }),
    named(top - 14),
    named(bottom + 12),
    Plot.text(headings, {
      x: beside ? 0 : 4,
      y: 'y',
      text: 'text',
      textAnchor: 'start',
      fontSize: FONT_SIZE,
      fontWeight: 600,
      fill: 'currentColor',
      stroke: PAPER,
      strokeWidth: 4,
    }),
    Plot.ruleY(headings, { y: ({ y }) => y - 17, x1: 0, x2: width, stroke: MUTED, strokeOpacity: 0.5 }),
  ];
}

/** A thin line from the name to the marks, and a strong one between the languages. */
function rungs({ rows, left, x }: LadderLayout): Plot.Markish[] {
  return [
    Plot.ruleY(rows, { y: 'y', x1: left, x2: (row) => x(span(row.times).low), stroke: RULE }),
    Plot.ruleY(rows, {
      y: 'y',
      x1: (row) => x(span(row.times).low),
      x2: (row) => x(span(row.times).high),
      stroke: colorOf,
      strokeWidth: 2,
      strokeOpacity: 0.4,
    }),
  ];
}

function points({ rows, x, width }: LadderLayout, marks: readonly Mark[], anyOwn: boolean): Plot.Markish[] {
  const color = ({ row }: Mark) => colorOf(row);
  const at = { y: ({ row }: Mark) => row.y, stroke: color };
  const dot = (data: readonly Mark[], options: Plot.DotOptions) =>
    Plot.dot(data, {
      ...at,
      x: ({ value }: Mark) => x(value),
      symbol: ({ language }: Mark) => LANGUAGE_SHAPES[language],
      r: 4.5,
      ...options,
    });
  // Right of the last mark, or left of the first where there is no room.
  const ends = rows.map((row) => {
    const mine = marks.filter((mark) => mark.row === row);
    const last = Math.max(...mine.map(({ value, high }) => Math.max(x(value) + 6, x(high)))) + 4;
    const first = Math.min(...mine.map(({ value, low }) => Math.min(x(value) - 6, x(low)))) - 4;
    const text = spanText(row.times);
    const fits = last + textWidth(text) <= width;
    return { y: row.y, text, fits, x: fits ? last : first };
  });
  const told = (fits: boolean) =>
    Plot.text(
      ends.filter((end) => end.fits === fits),
      {
        ...SMALL_PRINT,
        x: 'x',
        y: 'y',
        text: 'text',
        textAnchor: fits ? 'start' : 'end',
        stroke: PAPER,
        strokeWidth: 4,
      },
    );
  const recorded = marks.filter(({ own }) => !own);
  return [
    Plot.ruleY(marks, { ...at, x1: ({ low }) => x(low), x2: ({ high }) => x(high), strokeWidth: 1.5 }),
    dot(
      recorded,
      anyOwn
        ? { fill: PAPER, strokeWidth: 1.25 }
        : { fill: ({ row }: Mark) => colorOf(row), stroke: PAPER, strokeWidth: 1 },
    ),
    dot(
      marks.filter(({ own }) => own),
      { fill: ({ row }: Mark) => colorOf(row), stroke: PAPER, strokeWidth: 1 },
    ),
    told(true),
    told(false),
  ];
}

const colorOf = ({ color }: LadderRow) => `var(--series-${color})`;

/** Names, each a link to its experiment. */
function names({ rows, beside }: LadderLayout): Plot.Markish[] {
  return [
    Plot.text(rows, {
      x: beside ? 0 : 4,
      y: 'nameY',
      text: 'words',
      href: 'href',
      textAnchor: 'start',
      fontSize: FONT_SIZE,
      // No halo: it would lie over the line that marks a link.
      fill: 'currentColor',
    }),
  ];
}

/** Which shape is which language, and whose marks are solid. */
function key({ rows, left, beside }: LadderLayout, anyOwn: boolean): Plot.Markish[] {
  const shown = LANGUAGES.filter((language) => rows.some(({ times }) => times[language]));
  let x = beside ? left : 4;
  const entries = shown.map((language) => {
    const entry = { symbol: LANGUAGE_SHAPES[language], text: KEY_NAMES[language], x: x + 5 };
    x += 30 + textWidth(entry.text);
    return entry;
  });
  const whose = anyOwn
    ? [
        Plot.text(['Solid: kept here. Hollow: recorded.'], {
          ...SMALL_PRINT,
          x: 0,
          y: 8,
          textAnchor: 'start',
        }),
      ]
    : [];
  return [
    Plot.dot(entries, { x: 'x', y: 8, symbol: 'symbol', r: 4.5, fill: MUTED, stroke: MUTED }),
    Plot.text(entries, { ...SMALL_PRINT, x: ({ x }) => x + 9, y: 8, text: 'text', textAnchor: 'start' }),
    ...(beside ? whose : []),
  ];
}

/** One list of links for those who listen; the marks would only be noise. */
function describe(
  svg: SVGSVGElement,
  rows: readonly PlacedRow[],
  own: Readonly<Record<string, Times>>,
  sentence: string,
): void {
  for (const child of svg.children) child.setAttribute('aria-hidden', 'true');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', sentence);
  const group = [...svg.children].find((each) => each.querySelector('a'));
  group?.removeAttribute('aria-hidden');
  [...svg.querySelectorAll('a')].forEach((link, i) => {
    const row = rows[i]!;
    const mine = own[row.id];
    link.setAttribute(
      'aria-label',
      `${row.words}: ${timesText(row.times)}${mine ? `; here ${timesText(mine)}` : ''}`,
    );
  });
}
