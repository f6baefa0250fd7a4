/** Marks of the sweep that know each other's place: points that step aside, and names that keep apart. */
import * as Plot from '@observablehq/plot';
import { clearest } from './clearest.ts';
import type { Point } from './points.ts';
import { PAPER } from './scene.ts';
import { type Box, FONT_SIZE, LINE_HEIGHT, spread, widest } from './text-layout.ts';

/** Pixels from the last point to its name; a short line leads there. */
export const LEADER = 20;

/** How far a variant's marks stand beside their place on the axis, pixels. */
export type Shift = (point: Point) => number;

/** Steps aside by variant, so that intervals at one setting do not hide each other. */
export function shiftByVariant(points: readonly Point[], step: number): Shift {
  const variants = [...new Set(points.map(({ variant }) => variant))];
  return ({ variant }) => (variants.indexOf(variant) - (variants.length - 1) / 2) * step;
}

/** Moves a mark's x by the shift of its point. */
export const shifted = <T>(options: T, shift: Shift): T & { initializer: Plot.InitializerFunction } =>
  Plot.initializer(options, (data: Point[], _facets, _channels, scales) => ({
    channels: { x: { value: data.map((point) => scales.x!(point.at) + shift(point)) } },
  }));

export interface Named extends Point {
  readonly lines: readonly string[];
}

/** The points that variants are named at, in each language: the one furthest along the axis, of the foremost run. */
export function endPoints(points: readonly Point[]): readonly Point[] {
  const ends = new Map<string, Point>();
  for (const point of points) {
    const key = `${point.language} ${point.variant}`;
    const known = ends.get(key);
    if (!known || point.at > known.at || (point.at === known.at && point.front && !known.front))
      ends.set(key, point);
  }
  return [...ends.values()];
}

/**
 * Names beside their points, apart from each other, each led to by a line of its color. Those at the end of the axis
 * have its margin for themselves; the few before it are put where they cover least.
 */
export function endLabels(
  ends: readonly Named[],
  points: readonly Point[],
  options: Plot.TextOptions,
  shift: Shift,
): Plot.Markish {
  const last = Math.max(...points.map(({ at }) => at));
  const place: Plot.InitializerFunction = (data: Named[], facets, _channels, scales, dimensions) => {
    const pixels = (point: Point) => ({ x: scales.x!(point.at) + shift(point), y: scales.y!(point.value) });
    const targets = data.map(pixels);
    const x = data.map((each) => scales.x!(each.at) + LEADER);
    const y = targets.map((each) => each.y);
    const { marginTop, marginBottom, height } = dimensions;
    for (const facet of facets) {
      // Facets may be typed arrays, which map to numbers only.
      const members = Array.from(facet);
      // A language of which nothing has been measured yet.
      if (members.length === 0) continue;
      const boxOf = (i: number): Box => ({ ...sizeOf(data[i]!), x: x[i]!, y: y[i]! });
      const atEnd = members.filter((i) => data[i]!.at === last);
      spread(atEnd.map(boxOf), marginTop, height - marginBottom).forEach((middle, k) => {
        y[atEnd[k]!] = middle;
      });
      const obstacles = linesOf(
        points.filter(({ language }) => language === data[members[0]!]!.language),
      ).map((line) => line.map(pixels));
      for (const i of members.filter((each) => !atEnd.includes(each)))
        y[i] = clearest(boxOf(i), obstacles, marginTop, height - marginBottom);
    }
    const value = (values: number[]) => ({ value: values });
    const endX = targets.map((each) => each.x);
    const endY = targets.map((each) => each.y);
    return { channels: { x: value(x), y: value(y), endX: value(endX), endY: value(endY) } };
  };
  const render: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
    const group = next!(index, scales, values, dimensions, context)!;
    const { x, y, endX, endY } = values as unknown as Record<'x' | 'y' | 'endX' | 'endY', number[]>;
    for (const i of index) {
      const leader = context.document.createElementNS('http://www.w3.org/2000/svg', 'path');
      leader.setAttribute('d', `M${endX[i]! + 6},${endY[i]}L${x[i]! - 3},${y[i]}`);
      leader.setAttribute('stroke', ends[i]!.color);
      leader.setAttribute('stroke-width', '1.25');
      group.prepend(leader);
    }
    return group;
  };
  return Plot.text(
    ends,
    Plot.initializer(
      {
        ...options,
        text: ({ lines }: Named) => lines.join('\n'),
        textAnchor: 'start',
        fontSize: FONT_SIZE,
        lineHeight: LINE_HEIGHT / FONT_SIZE,
        fill: 'currentColor',
        stroke: PAPER,
        strokeWidth: 3,
        render,
      },
      place,
    ),
  );
}

const sizeOf = ({ lines }: Named) => ({
  width: widest(lines),
  height: lines.length * LINE_HEIGHT + 4,
});

/** The points of each line, as they are drawn. */
function linesOf(points: readonly Point[]): readonly Point[][] {
  return [...Map.groupBy(points, lineOf).values()];
}

export const lineOf = ({ variant, run, language }: Point): string => `${variant} ${run} ${language}`;
