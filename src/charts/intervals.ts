/** The look of an experiment at one setting: a row for each variant, its time as a point with its interval. */
import * as Plot from '@observablehq/plot';
import { formatTime, formatTimeTick } from './format.ts';
import { header } from './header.ts';
import type { Point } from './points.ts';
import { dots, headings, PAPER, RULE, type Scene, SMALL_PRINT } from './scene.ts';
import { FONT_SIZE, LINE_HEIGHT, thin, widest, wrap } from './text-layout.ts';
import { shareOf, timeAxis } from './time-axis.ts';

/** Pixels. */
const BOTTOM = 26;
const HEADING = 24;
const LEFT = 12;
/** For the time that is written after an interval. */
const RIGHT = 68;
/** Between the runs of one row. */
const BETWEEN_RUNS = 12;
/** Narrower than this, names stand above their intervals instead of left of them. */
const LEAST_BESIDE = 480;

export function intervals(scene: Scene): Plot.PlotOptions {
  const { experiment, points, languages, runs, width } = scene;
  const axis = timeAxis(points, experiment.scale);
  const beside = width >= LEAST_BESIDE;

  const variants = [...new Map(points.map(({ variant, label }) => [variant, label]))];
  const rows = variants.map(([, label]) => wrap(label, beside ? width * 0.36 : width - 20));
  const nameHeight = Math.max(1, ...rows.map((lines) => lines.length)) * LINE_HEIGHT;
  const runsHeight = (runs.length - 1) * BETWEEN_RUNS;
  const rowHeight = beside ? Math.max(nameHeight, runsHeight) + 22 : nameHeight + runsHeight + 32;
  const top = languages.length > 1 ? HEADING : 0;
  const panel = top + rows.length * rowHeight;
  const nameY = (row: number) => top + row * rowHeight + (beside ? rowHeight / 2 : 6);
  const places = new Map(variants.map(([variant], row) => [variant, row]));
  const lineY = ({ variant, run }: Point) => {
    const row = places.get(variant)!;
    const first = beside ? nameY(row) - runsHeight / 2 : nameY(row) + nameHeight + 9;
    return first + run * BETWEEN_RUNS;
  };

  const above = header(scene);
  const marginTop = above.height + 10;
  const marginLeft = beside ? 12 + widest(rows.flat()) : 0;
  const end = width - marginLeft - RIGHT;
  const position = (time: number) => LEFT + shareOf(axis, time) * (end - LEFT);
  const ticks = thin(axis.ticks, position, formatTimeTick);

  const facet = languages.length > 1 ? { fy: 'language' } : {};
  const row = { y: lineY, ...facet };
  const line = (front: boolean, strokeWidth: number, strokeOpacity: number) => {
    const data = points.filter((point) => point.front === front);
    // An interval that its point covers has no ends to show.
    const wide = data.filter(({ low, high }) => position(high) - position(low) > 12);
    const stroke = { stroke: 'color', strokeWidth, strokeOpacity, ...facet };
    const cap = { ...stroke, y1: (point: Point) => lineY(point) - 4, y2: (point: Point) => lineY(point) + 4 };
    return [
      Plot.ruleY(data, { ...row, ...stroke, x1: 'low', x2: 'high' }),
      Plot.ruleX(wide, { ...cap, x: 'low' }),
      Plot.ruleX(wide, { ...cap, x: 'high' }),
    ];
  };

  return {
    width,
    height: Math.round(marginTop + BOTTOM + panel * Math.max(1, languages.length)),
    marginTop,
    marginLeft,
    marginRight: 0,
    marginBottom: BOTTOM,
    x: { type: axis.type, domain: [...axis.domain], insetLeft: LEFT, insetRight: RIGHT },
    // Rows are laid out in pixels, downwards.
    y: { type: 'linear', domain: [panel, 0], axis: null },
    fy: { domain: [...languages], axis: null, padding: 0 },
    marks: [
      Plot.gridX(ticks, { stroke: RULE, strokeOpacity: 1, insetTop: top }),
      Plot.axisX([...ticks], {
        ...SMALL_PRINT,
        label: null,
        tickSize: 0,
        tickPadding: 8,
        text: formatTimeTick,
      }),
      ...line(false, 1, 0.7),
      ...line(true, 2, 1),
      ...dots(scene, { ...row, x: 'value' }),
      Plot.text(
        points.filter(({ front }) => front),
        {
          ...row,
          x: 'high',
          dx: 9,
          text: ({ value }: Point) => formatTime(value),
          textAnchor: 'start',
          fontSize: FONT_SIZE,
          fill: 'currentColor',
          stroke: PAPER,
        },
      ),
      Plot.text(rows, {
        y: rows.map((_, i) => nameY(i)),
        text: (lines: readonly string[]) => lines.join('\n'),
        frameAnchor: 'left',
        lineAnchor: beside ? 'middle' : 'top',
        textAnchor: beside ? 'end' : 'start',
        dx: beside ? -8 : LEFT - 4,
        fontSize: FONT_SIZE,
        lineHeight: LINE_HEIGHT / FONT_SIZE,
        fill: 'currentColor',
        stroke: PAPER,
      }),
      headings(languages, 'fy', LEFT - 4),
      ...above.marks(marginLeft, marginTop),
    ],
  };
}
