/** What both looks of the figure have in common. */
import * as Plot from '@observablehq/plot';
import type { Experiment, Language } from '../lab/experiment.ts';
import { upperFirst } from './format.ts';
import { languageName } from './names.ts';
import type { FigureRun, Point } from './points.ts';
import { FONT_SIZE } from './text-layout.ts';

export interface Scene {
  readonly experiment: Experiment;
  readonly runs: readonly FigureRun[];
  readonly points: readonly Point[];
  /** One facet for each. */
  readonly languages: readonly Language[];
  /** All settings on the axis, measured yet or not. */
  readonly settings: readonly number[];
  /** Pixels. */
  readonly width: number;
}

/** For what explains the data: ticks, titles of axes, names of machines. */
export const MUTED = 'var(--ink-2)';
export const RULE = 'var(--rule)';
export const PAPER = 'var(--paper)';

/** Text of axes and keys. */
export const SMALL_PRINT = { fill: MUTED, fontSize: FONT_SIZE } as const;

const HOLLOW: readonly Plot.SymbolType[] = ['circle', 'square', 'triangle', 'diamond'];

/** Names the facets in their corners; nothing where there is one language. */
export function headings(languages: readonly Language[], facet: 'fx' | 'fy', dx: number): Plot.Markish {
  if (languages.length < 2) return null;
  return Plot.text(languages, {
    [facet]: languages,
    text: languages.map((each) => upperFirst(languageName(each))),
    frameAnchor: 'top-left',
    dx,
    dy: 5,
    fontSize: FONT_SIZE,
    fontWeight: 600,
  });
}

/** The shape of a run's points: recorded machines are told apart by it, and the key shows it. */
export function symbolOf(runs: readonly FigureRun[], run: number): Plot.SymbolType {
  if (runs[run]!.role === 'own') return 'circle';
  const place = runs.slice(0, run).filter(({ role }) => role === 'recorded').length;
  return HOLLOW[place % HOLLOW.length]!;
}

/** The reader's run, or the only one, has solid points. */
export const isSolid = (runs: readonly FigureRun[], run: number): boolean =>
  runs.length === 1 || runs[run]!.role === 'own';

/** Points with their shapes: solid ones in front, hollow ones behind. */
export function dots({ runs, points }: Scene, options: Plot.DotOptions): Plot.Markish[] {
  const mark = (solid: boolean, shape: Plot.DotOptions) => {
    const data = points.filter(({ run }) => isSolid(runs, run) === solid);
    return data.length ? [Plot.dot(data, { title: 'title', ...options, ...shape })] : [];
  };
  const symbol = ({ run }: Point) => symbolOf(runs, run);
  return [
    ...mark(false, { r: 3, symbol, fill: PAPER, stroke: 'color', strokeWidth: 1.25 }),
    ...mark(true, { r: 3.75, fill: 'color', stroke: PAPER, strokeWidth: 1 }),
  ];
}
