/** Runs -> figure: the same function when the site is built and in the page. The only entrance to Plot. */
import * as Plot from '@observablehq/plot';
import type { Experiment, Language } from '../lab/experiment.ts';
import { asImage } from './clean.ts';
import { sentence } from './describe.ts';
import { intervals } from './intervals.ts';
import { languagesOf } from './names.ts';
import { axisValues, type FigureRun, pointsOf } from './points.ts';
import { type Scene, SMALL_PRINT } from './scene.ts';
import { sweep } from './sweep.ts';

export interface FigureOptions {
  readonly experiment: Experiment;
  /** One at least. */
  readonly runs: readonly FigureRun[];
  /** The page's, or linkedom's when the site is built. */
  readonly document: Document;
  /** Pixels; text stays as large as it is, so a narrow page gets a narrow figure, not a scaled one. */
  readonly width: number;
  /** Of the axis only these settings are shown, both ends included. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /** Of the runs’ languages only these are shown. */
  readonly languages?: readonly Language[] | undefined;
}

/**
 * Draws runs of one experiment. Colors are the page's CSS variables, so that one drawing serves both themes; there are
 * no styles in it, which the page's policy would forbid. Its label for screen readers is the result in words.
 */
export function drawFigure(options: FigureOptions): SVGSVGElement {
  const { experiment, runs, document, width, range, languages } = options;
  const isShown = (at: number) => !range || (at >= range.from && at <= range.to);
  const has = (language: Language) => languages?.includes(language) ?? true;
  const scene: Scene = {
    experiment,
    runs,
    points: pointsOf(experiment, runs).filter(({ at, language }) => isShown(at) && has(language)),
    languages: languagesOf(runs.map(({ run }) => run)).filter(has),
    settings: axisValues(experiment, runs).filter(isShown),
    width,
  };
  const look = !scene.points.length
    ? nothing(width)
    : scene.settings.length > 1
      ? sweep(scene)
      : intervals(scene);
  const svg = Plot.plot({ ...look, document, className: 'chart' }) as SVGSVGElement;
  return asImage(svg, label(experiment, runs));
}

function nothing(width: number): Plot.PlotOptions {
  return {
    width,
    height: 80,
    axis: null,
    marks: [Plot.text(['No valid sample yet.'], { ...SMALL_PRINT, frameAnchor: 'middle' })],
  };
}

/** The run in front, in words; of those behind it only whose they are. */
function label(experiment: Experiment, runs: readonly FigureRun[]): string {
  const front = runs.find(({ role }) => role === 'own') ?? runs[0]!;
  const others = runs.filter((each) => each !== front).map(({ name }) => name);
  return sentence(experiment, front.run) + (others.length ? ` Drawn beside it: ${others.join('; ')}.` : '');
}
