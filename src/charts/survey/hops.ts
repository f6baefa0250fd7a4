/** A square for each pair of threads: how long a word takes from one to the other. The number stands in it; the shade only helps. */
import * as Plot from '@observablehq/plot';
import type { Estimate } from '../../stats/bootstrap.ts';
import { asImage } from '../clean.ts';
import { formatTime } from '../format.ts';
import { SMALL_PRINT } from '../scene.ts';

interface PairTime {
  readonly a: number;
  readonly b: number;
  /** Undefined when the two never ran at the same time. */
  readonly time: Estimate | undefined;
}

export interface HopsOptions {
  /** One at least. */
  readonly pairs: readonly PairTime[];
  readonly document: Document;
  /** Pixels. */
  readonly width: number;
  /** The result in words. */
  readonly label: string;
}

/** Pixels of a square, at most. */
const SQUARE = 88;
/** Narrower squares have no room for a number; the table has them all. */
const LEAST = 46;

export function drawHops({ pairs, document, width, label }: HopsOptions): SVGSVGElement {
  const threads = Math.max(...pairs.map(({ b }) => b)) + 1;
  const names = Array.from({ length: threads }, (_, i) => String(i + 1));
  const side = Math.min(SQUARE, (width - 40) / threads);
  const both = pairs.flatMap(({ a, b, time }) => [
    { x: names[a]!, y: names[b]!, time },
    { x: names[b]!, y: names[a]!, time },
  ]);
  const times = both.flatMap(({ time }) => (time ? [Math.log(time.value)] : []));
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const shade = ({ time }: { readonly time: Estimate | undefined }) =>
    time ? 0.12 + (most > least ? (0.38 * (Math.log(time.value) - least)) / (most - least) : 0.1) : 0;
  const svg = Plot.plot({
    document,
    className: 'chart',
    width: Math.round(40 + side * threads),
    height: Math.round(56 + side * threads),
    marginTop: 30,
    marginLeft: 34,
    marginRight: 6,
    marginBottom: 26,
    padding: 0.04,
    x: { domain: names, axis: null },
    y: { domain: names, axis: null },
    marks: [
      Plot.axisX({ ...SMALL_PRINT, anchor: 'bottom', label: null, tickSize: 0 }),
      Plot.axisY({ ...SMALL_PRINT, label: null, tickSize: 0 }),
      Plot.text(['thread ↓ →, one way'], { ...SMALL_PRINT, frameAnchor: 'top-left', dx: -28, dy: -20 }),
      Plot.cell(both, { x: 'x', y: 'y', fill: 'var(--series-1)', fillOpacity: shade }),
      side >= LEAST
        ? Plot.text(both, {
            x: 'x',
            y: 'y',
            text: ({ time }: PairTime) => (time ? formatTime(time.value) : '–'),
            fill: 'var(--ink)',
            fontSize: 13,
          })
        : null,
    ],
  }) as SVGSVGElement;
  return asImage(svg, label);
}
