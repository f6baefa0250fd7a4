/** Guess, recorded machine and own run on one logarithmic axis. Places are percentages: the drawing is as wide as it may be. */
import { formatExact, formatValue } from '../../charts/format.ts';
import { timeAxis } from '../../charts/time-axis.ts';
import { element } from '../cell/dom.ts';
import type { Facts } from './facts.ts';
import type { Found } from './found.ts';

interface StripRow {
  readonly whose: 'guess' | 'recorded' | 'own';
  /** "Your guess", "cloud-2, Rust". */
  readonly name: string;
  readonly place: Pick<Found, 'value' | 'low' | 'high'>;
  readonly text: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 22;
/** Percent kept free at both ends, so that no mark is cut. */
const MARGIN = 3;

/** An image to screen readers; the sentence beside it says the same. */
export function strip(document: Document, { question, axis }: Facts, rows: readonly StripRow[]): HTMLElement {
  const known = rows.flatMap(({ place: { value, low, high } }) =>
    [value, low, high].filter((each) => each !== undefined),
  );
  const ends =
    question.kind === 'crossing' ? [axis.from, axis.to, ...known] : [1, ...known.filter((each) => each > 0)];
  const { domain, ticks } = timeAxis([{ low: Math.min(...ends), high: Math.max(...ends) }], 'log');
  const [from, to] = domain.map(Math.log) as [number, number];
  const x = (value: number): string => {
    const share = Math.min(1, Math.max(0, (Math.log(value) - from) / (to - from)));
    return `${(MARGIN + share * (100 - 2 * MARGIN)).toFixed(2)}%`;
  };
  const svg = (name: string, attributes: Readonly<Record<string, string>>, text = '') => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };
  const drawing = (...marks: readonly Element[]) => {
    const made = svg('svg', { width: '100%', height: String(HEIGHT), 'aria-hidden': 'true' });
    made.append(...ticks.map((tick) => line(x(tick), x(tick), 'guess-grid')), ...marks);
    return made;
  };
  const line = (x1: string, x2: string, className: string) =>
    svg('line', {
      ...{ x1, x2, class: className },
      y1: className === 'guess-grid' ? '0' : String(HEIGHT / 2),
      y2: className === 'guess-grid' ? String(HEIGHT) : String(HEIGHT / 2),
    });
  const marks = ({ place: { value, low, high } }: StripRow): Element[] => {
    const hasBand = low !== undefined || high !== undefined;
    const band = hasBand ? [line(x(low ?? domain[0]), x(high ?? domain[1]), 'guess-band')] : [];
    if (value === undefined) return band;
    return [...band, svg('circle', { cx: x(value), cy: String(HEIGHT / 2), r: '5', class: 'guess-point' })];
  };
  const label = (tick: number) =>
    question.kind === 'crossing' ? formatValue(axis, tick) : formatExact(tick);
  const scale = svg('svg', { width: '100%', height: '18', 'aria-hidden': 'true' });
  scale.append(
    ...ticks.map((tick) => svg('text', { x: x(tick), y: '13', 'text-anchor': 'middle' }, label(tick))),
  );
  return element(
    document,
    'div',
    {
      class: 'guess-strip',
      role: 'img',
      'aria-label': 'Your guess and what was measured, on a logarithmic axis',
    },
    ...rows.map((row) =>
      element(
        document,
        'div',
        { class: 'guess-row', 'data-whose': row.whose },
        element(document, 'span', { class: 'guess-name' }, row.name),
        drawing(...marks(row)),
        element(document, 'span', { class: 'guess-text' }, row.text),
      ),
    ),
    element(
      document,
      'div',
      { class: 'guess-row guess-scale' },
      element(document, 'span', { class: 'guess-name' }, unitOf(question.kind, axis.label)),
      scale as unknown as Node,
    ),
  );
}

const unitOf = (kind: Facts['question']['kind'], label: string): string =>
  kind === 'crossing' ? label : kind === 'ratio' ? 'times as long' : 'last to first';
