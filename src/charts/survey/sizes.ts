/** Times by size: the ladder of latencies, and additions beside each other. A point with its interval at each size. */
import * as Plot from '@observablehq/plot';
import type { Estimate } from '../../stats/bootstrap.ts';
import { asImage } from '../clean.ts';
import { formatBytes, formatTimeTick } from '../format.ts';
import { keyOf, lookOf } from '../key.ts';
import { PAPER, RULE, SMALL_PRINT } from '../scene.ts';
import { thin, widest } from '../text-layout.ts';
import { timeAxis } from '../time-axis.ts';

interface SizedTime extends Estimate {
  readonly bytes: number;
}

interface SizedSeries {
  /** The machine's. */
  readonly name: string;
  /** One at least. */
  readonly points: readonly SizedTime[];
}

export interface SizesOptions {
  /** One at least; the first is in front. */
  readonly series: readonly SizedSeries[];
  readonly document: Document;
  /** Pixels. */
  readonly width: number;
  /** What the upright axis counts, and the other. */
  readonly measure: string;
  readonly axis: string;
  /** The result in words. */
  readonly label: string;
  /** A size to be marked, with its words. */
  readonly mark?: { readonly bytes: number; readonly words: string } | undefined;
}

const TOP = 34;
const BOTTOM = 46;

export function drawSizes(options: SizesOptions): SVGSVGElement {
  const { series, document, width, measure, axis, label, mark } = options;
  const points = series.flatMap((each) => each.points);
  const key = keyOf(
    series.map(({ name }, place) => ({ name, ...lookOf(place) })),
    width,
  );
  const top = TOP + key.height;
  const time = timeAxis(points, 'log');
  const sizes = [...new Set(points.map(({ bytes }) => bytes))].sort((a, b) => a - b);
  const [first, last] = [sizes[0]!, sizes.at(-1)!];
  const marginLeft = 8 + widest(time.ticks.map(formatTimeTick));
  const inner = width - marginLeft - 24;
  const octaves = Math.log2(last / first) || 1;
  const ticks = sizes.filter((bytes) => Number.isInteger(Math.log2(bytes)));
  const position = (bytes: number) => 12 + (Math.log2(bytes / first) / octaves) * (inner - 12);
  const svg = Plot.plot({
    document,
    className: 'chart',
    width,
    height: Math.round(Math.min(360, Math.max(240, width * 0.45))) + top - TOP,
    marginTop: top,
    marginBottom: BOTTOM,
    marginLeft,
    marginRight: 24,
    x: { type: 'log', base: 2, domain: [first, last], insetLeft: 12 },
    y: { type: 'log', domain: [...time.domain] },
    marks: [
      Plot.gridY([...time.ticks], { stroke: RULE, strokeOpacity: 1 }),
      Plot.axisY([...time.ticks], {
        ...SMALL_PRINT,
        label: null,
        tickSize: 0,
        tickPadding: 8,
        text: formatTimeTick,
      }),
      Plot.axisX([...thin(ticks, position, formatBytes)], {
        ...SMALL_PRINT,
        label: null,
        tickSize: 4,
        stroke: RULE,
        text: formatBytes,
      }),
      Plot.text([`${axis} →`], {
        ...SMALL_PRINT,
        frameAnchor: 'bottom-left',
        lineAnchor: 'top',
        dx: 8,
        dy: 28,
      }),
      Plot.text([measure], { ...SMALL_PRINT, frameAnchor: 'top-left', dx: -marginLeft, dy: -TOP + 10 }),
      ...key.marks(marginLeft, top),
      mark ? Plot.ruleX([mark.bytes], { stroke: RULE, strokeDasharray: '4 3' }) : null,
      mark
        ? Plot.text([mark.words], {
            ...SMALL_PRINT,
            x: () => mark.bytes,
            frameAnchor: 'top',
            textAnchor: 'start',
            dx: 6,
            dy: 6,
          })
        : null,
      // The first machine is drawn last, in front.
      ...series.flatMap((each, place) => curve(each, place)).reverse(),
    ],
  }) as SVGSVGElement;
  return asImage(svg, label);
}

/** From front to back: points, intervals, the line through them. */
function curve({ points }: SizedSeries, place: number): Plot.Markish[] {
  const { color, symbol, solid } = lookOf(place);
  const line = { stroke: color, strokeWidth: solid ? 1.75 : 1.25 };
  return [
    Plot.dot(points, {
      x: 'bytes',
      y: 'value',
      symbol,
      r: 3.5,
      fill: solid ? color : PAPER,
      stroke: solid ? PAPER : color,
      strokeWidth: solid ? 1 : 1.25,
    }),
    Plot.ruleX(points, { ...line, x: 'bytes', y1: 'low', y2: 'high' }),
    Plot.line(points, { ...line, x: 'bytes', y: 'value' }),
  ];
}
