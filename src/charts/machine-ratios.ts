/**
 * Two machines over all experiments: a row for each, in which a language is a point, the mean ratio of its cases, with a line from
 * the least to the largest of them.
 */
import * as Plot from '@observablehq/plot';
import type { Language } from '../lab/experiment.ts';
import { asImage } from './clean.ts';
import { formatExact, formatNumber } from './format.ts';
import { keyOf, LANGUAGE_SHAPES } from './key.ts';
import { LANGUAGES, languageName } from './names.ts';
import { MUTED, PAPER, RULE, SMALL_PRINT } from './scene.ts';
import { FONT_SIZE, LINE_HEIGHT, shorten, thin, widest, wrap } from './text-layout.ts';
import { shareOf, timeAxis } from './time-axis.ts';

interface LanguageRatio {
  readonly language: Language;
  readonly cases: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

export interface RatioRow {
  readonly title: string;
  /** One at least. */
  readonly speeds: readonly LanguageRatio[];
}

export interface MachineRatios {
  /** One at least, in the order in which they are drawn. */
  readonly rows: readonly RatioRow[];
  /** Times of `b` over times of `a`. */
  readonly names: { readonly a: string; readonly b: string };
  readonly document: Document;
  /** Pixels. */
  readonly width: number;
}

/** Pixels. */
const BETWEEN_LANGUAGES = 9;
const BETWEEN_ROWS = 12;
const BOTTOM = 26;
const LEFT = 12;
const RIGHT = 14;
/** Narrower than this, names stand above their points instead of left of them. */
const LEAST_BESIDE = 480;

/** The farthest from 1 of a row, either way, as a logarithm. */
const distance = ({ speeds }: RatioRow): number =>
  Math.max(...speeds.map(({ mean }) => Math.abs(Math.log(mean))));

/** What differs most comes first. */
export const byRatio = (x: RatioRow, y: RatioRow): number => distance(y) - distance(x);

/** "From 0.60 times (…) to 2.3 times (…)": the ends of all means, for those who do not see the drawing. */
export function ratiosWords(rows: readonly RatioRow[], { a, b }: MachineRatios['names']): string {
  const all = rows.flatMap(({ title, speeds }) => speeds.map((speed) => ({ title, ...speed })));
  const sorted = all.toSorted((x, y) => x.mean - y.mean);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const longer = all.filter(({ mean }) => mean > 1).length;
  const told = ({ mean, title, language }: typeof first) =>
    `${formatNumber(mean)} times as long in “${title}” (${languageName(language)})`;
  return `Times of ${b} over times of ${a}, for ${rows.length} ${rows.length === 1 ? 'experiment' : 'experiments'}: from ${told(first)} to ${told(last)}. In ${longer} of these ${all.length} ratios ${b} takes longer.`;
}

export function drawMachineRatios({ rows, names, document, width }: MachineRatios): SVGSVGElement {
  const beside = width >= LEAST_BESIDE;
  const languages = LANGUAGES.filter((language) =>
    rows.some(({ speeds }) => speeds.some((each) => each.language === language)),
  );
  const labels = rows.map(({ title }) => wrap(title, beside ? width * 0.36 : width - 8));
  const band = languages.length * BETWEEN_LANGUAGES;
  const heights = labels.map((lines) =>
    beside
      ? Math.max(lines.length * LINE_HEIGHT, band) + BETWEEN_ROWS
      : lines.length * LINE_HEIGHT + 4 + band + BETWEEN_ROWS,
  );
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, each) => sum + each, 0));
  const panel = tops.at(-1)! + heights.at(-1)!;

  const axis = timeAxis(
    [...rows.flatMap(({ speeds }) => speeds.map(({ least, most }) => ({ low: least, high: most }))), ONE],
    'log',
  );
  const key = keyOf(
    languages.map((language) => ({
      name: languageName(language),
      color: colorOf(language),
      symbol: LANGUAGE_SHAPES[language],
      solid: true,
    })),
    width,
  );
  // Whatever a file calls its machine, a line holds it.
  const [a, b] = [names.a, names.b].map((name) => shorten(name, width * 0.7));
  const head = wrap(`Time of ${b} over time of ${a}`, width - 4);
  const marginTop = key.height + head.length * LINE_HEIGHT + 22;
  const marginLeft = beside ? 12 + widest(labels.flat()) : 0;
  const inner = width - marginLeft - RIGHT - LEFT;
  const position = (ratio: number) => LEFT + shareOf(axis, ratio) * inner;
  const points = rows.flatMap(({ speeds }, row) =>
    speeds.map((speed) => ({
      ...speed,
      color: colorOf(speed.language),
      y:
        tops[row]! +
        (beside ? (heights[row]! - band) / 2 : labels[row]!.length * LINE_HEIGHT + 4) +
        (languages.indexOf(speed.language) + 0.5) * BETWEEN_LANGUAGES,
    })),
  );
  const svg = Plot.plot({
    document,
    className: 'chart',
    width,
    height: Math.round(marginTop + panel + BOTTOM),
    marginTop,
    marginLeft,
    marginRight: 0,
    marginBottom: BOTTOM,
    x: { type: 'log', domain: [...axis.domain], insetLeft: LEFT, insetRight: RIGHT },
    // Rows are laid out in pixels, downwards.
    y: { type: 'linear', domain: [panel, 0], axis: null },
    marks: [
      Plot.ruleY(tops.slice(1), { y: (top: number) => top, stroke: RULE, strokeOpacity: 0.6 }),
      Plot.gridX([...axis.ticks], { stroke: RULE, strokeOpacity: 1 }),
      // Neither is quicker.
      Plot.ruleX([1], { stroke: MUTED, strokeWidth: 1.5 }),
      // Of a long drawing one end is out of sight.
      ...(['top', 'bottom'] as const).map((anchor) =>
        Plot.axisX([...thin(axis.ticks, position, tick)], {
          ...SMALL_PRINT,
          anchor,
          label: null,
          tickSize: 0,
          tickPadding: 6,
          text: tick,
        }),
      ),
      Plot.ruleY(points, { y: 'y', x1: 'least', x2: 'most', stroke: 'color', strokeWidth: 1.5 }),
      ...languages.map((language) =>
        Plot.dot(
          points.filter((each) => each.language === language),
          {
            x: 'mean',
            y: 'y',
            r: 4,
            symbol: LANGUAGE_SHAPES[language],
            fill: 'color',
            stroke: PAPER,
            strokeWidth: 1,
          },
        ),
      ),
      Plot.text(labels, {
        y: labels.map((_, row) => tops[row]! + (beside ? heights[row]! / 2 : 2)),
        text: (lines: readonly string[]) => lines.join('\n'),
        frameAnchor: 'left',
        lineAnchor: beside ? 'middle' : 'top',
        textAnchor: beside ? 'end' : 'start',
        dx: beside ? -8 : 4,
        fontSize: FONT_SIZE,
        lineHeight: LINE_HEIGHT / FONT_SIZE,
        fill: 'currentColor',
        stroke: PAPER,
      }),
      ...key.marks(marginLeft, marginTop),
      Plot.text([head.join('\n')], {
        ...SMALL_PRINT,
        frameAnchor: 'top-left',
        lineAnchor: 'top',
        lineHeight: LINE_HEIGHT / FONT_SIZE,
        dx: -marginLeft,
        dy: key.height - marginTop,
      }),
    ],
  }) as SVGSVGElement;
  return asImage(svg, ratiosWords(rows, names));
}

/** Where neither is quicker must always be seen. */
const ONE = { low: 1, high: 1 } as const;
const colorOf = (language: Language) => `var(--series-${1 + LANGUAGES.indexOf(language)})`;
const tick = (ratio: number) => `${formatExact(ratio)}×`;
