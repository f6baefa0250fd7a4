/** The hops of two threads alone, where a square of pairs would say one number twice: each sample, by launch of fresh threads. */
import * as Plot from '@observablehq/plot';
import type { SurveySample } from '../../lab/survey/results.ts';
import type { Estimate } from '../../stats/bootstrap.ts';
import { asImage } from '../clean.ts';
import { formatTimeTick } from '../format.ts';
import { MUTED, PAPER, RULE, SMALL_PRINT } from '../scene.ts';
import { thin } from '../text-layout.ts';
import { shareOf, timeAxis } from '../time-axis.ts';

export interface HopSamplesOptions {
  /** One at least. */
  readonly samples: readonly SurveySample[];
  /** The median of all, which is marked; undefined of too few. */
  readonly time: Estimate | undefined;
  readonly document: Document;
  /** Pixels. */
  readonly width: number;
  /** The result in words. */
  readonly label: string;
}

/** Pixels. */
const ROW = 24;
const TOP = 34;
const LEFT = 64;
const RIGHT = 24;

export function drawHopSamples({ samples, time, document, width, label }: HopSamplesOptions): SVGSVGElement {
  const axis = timeAxis(
    [...samples.map(([, ns]) => ({ low: ns, high: ns })), ...(time ? [time] : [])],
    'log',
  );
  const launches = [...new Set(samples.map(([launch]) => launch))].sort((a, b) => a - b);
  const position = (ns: number) => shareOf(axis, ns) * (width - LEFT - RIGHT);
  const svg = Plot.plot({
    document,
    className: 'chart',
    width,
    height: TOP + ROW * launches.length + 28,
    marginTop: TOP,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginBottom: 28,
    x: { type: 'log', domain: [...axis.domain] },
    y: { type: 'band', domain: launches, axis: null },
    marks: [
      Plot.gridX([...axis.ticks], { stroke: RULE, strokeOpacity: 1 }),
      Plot.axisX([...thin(axis.ticks, position, formatTimeTick)], {
        ...SMALL_PRINT,
        label: null,
        tickSize: 0,
        tickPadding: 8,
        text: formatTimeTick,
      }),
      Plot.axisY({
        ...SMALL_PRINT,
        label: null,
        tickSize: 0,
        tickFormat: (launch) => `launch ${launch + 1}`,
      }),
      time ? Plot.ruleX([time.value], { stroke: MUTED, strokeWidth: 1.5, strokeDasharray: '4 3' }) : null,
      Plot.dot(samples, {
        x: ([, ns]: SurveySample) => ns,
        y: ([launch]: SurveySample) => launch,
        r: 4,
        fill: 'var(--series-1)',
        stroke: PAPER,
        strokeWidth: 1,
      }),
      Plot.text(['One way, each sample; dashed: the median'], {
        ...SMALL_PRINT,
        frameAnchor: 'top-left',
        dx: -LEFT,
        dy: -TOP + 10,
      }),
    ],
  }) as SVGSVGElement;
  return asImage(svg, label);
}
