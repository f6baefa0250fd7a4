/** Runs as points to draw: one for each case that has a time. */
import type { Experiment, Language } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { formatTimeEstimate } from './format.ts';
import { settingText, variantLabel } from './names.ts';
import { summariesOf } from './summaries.ts';

export interface FigureRun {
  readonly run: Run;
  /** The reader's own run stands in front; recorded ones lie behind it, thin and hollow. */
  readonly role: 'own' | 'recorded';
  /** "this browser", or the machine's name. */
  readonly name: string;
}

export interface Point {
  readonly variant: string;
  readonly label: string;
  /** A CSS color: the variant's own, the same everywhere. */
  readonly color: string;
  readonly language: Language;
  /** The setting on the axis. */
  readonly at: number;
  /** Nanoseconds. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Which of the runs it belongs to. */
  readonly run: number;
  /** Drawn in front, at full strength. */
  readonly front: boolean;
  /** The reader's own version of a kernel: its line is dashed. */
  readonly own: boolean;
  /** Shown when a pointer rests on it. */
  readonly title: string;
}

/** In the order of the experiment's variants, then of their settings. Cases without a valid sample have no point. */
export function pointsOf(experiment: Experiment, runs: readonly FigureRun[]): readonly Point[] {
  const anyOwn = runs.some(({ role }) => role === 'own');
  const places = new Map(experiment.variants.map(({ id }, place) => [id, place]));
  const place = ({ variant }: Point) => places.get(variant) ?? places.size;
  return runs
    .flatMap(({ run, role, name }, index) =>
      summariesOf(run).flatMap(({ variant, language, parameters, time }): Point[] => {
        if (!time) return [];
        const label = variantLabel(experiment, variant);
        const known = experiment.variants.find(({ id }) => id === variant);
        const color = known?.color;
        const owner = runs.length > 1 ? `\n${name}` : '';
        return [
          {
            variant,
            label,
            color: color === undefined ? 'currentColor' : `var(--series-${color})`,
            language,
            at: parameters[experiment.axis] ?? 0,
            ...time,
            run: index,
            front: role === 'own' || !anyOwn,
            own: known?.versionOf !== undefined,
            title: `${label}, ${settingText(experiment, parameters)}\n${formatTimeEstimate(time)}${owner}`,
          },
        ];
      }),
    )
    .sort((a, b) => place(a) - place(b) || a.run - b.run || a.at - b.at);
}

/** All settings of the axis in these runs, ascending, measured yet or not. */
export const axisValues = (experiment: Experiment, runs: readonly FigureRun[]): readonly number[] =>
  [
    ...new Set(
      runs.flatMap(({ run }) => run.cases.map(({ parameters }) => parameters[experiment.axis] ?? 0)),
    ),
  ].sort((a, b) => a - b);
