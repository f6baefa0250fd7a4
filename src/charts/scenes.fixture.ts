/** Runs as charts may meet them, for tests. */
import type { Language, ParameterValues } from '../lab/experiment.ts';
import { experiment } from '../lab/experiment.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import type { FigureRun } from './points.ts';

/** Sizes along x, twelve of them, over five decades; one variant flat, one growing, so that they cross. */
export const bySize = experiment({
  id: 'synthetic/by-size',
  title: 'Where copying stops paying',
  question: 'From which size on is a shared Arc cheaper than a copy?',
  measure: 'nanoseconds per handle made and dropped',
  parameters: [
    {
      id: 'size',
      label: 'Payload',
      unit: 'bytes',
      values: [16, 64, 160, 400, 1000, 2500, 6500, 16_000, 40_000, 100_000, 250_000, 1_000_000],
      default: 1000,
      scale: 'log',
    },
  ],
  axis: 'size',
  variants: [
    { id: 'arc', label: 'Arc clone', description: 'Counts.', color: 1 },
    { id: 'deep', label: 'deep clone', description: 'Copies.', color: 2 },
  ],
  claims: [],
  effects: [
    {
      id: 'small',
      label: 'an Arc clone against a deep clone, 16 bytes',
      ratio: [
        { variant: 'arc', at: { size: 16 } },
        { variant: 'deep', at: { size: 16 } },
      ],
    },
  ],
});

const bySizeTime = (variant: string, { size = 0 }: ParameterValues): number =>
  variant === 'arc' ? 11 : 14 + size / 18;

/** One setting, four variants, one of them with a long name. */
export const atOnce = experiment({
  id: 'synthetic/at-once',
  title: 'Four ways to count',
  question: 'Which is the cheapest?',
  measure: 'nanoseconds per count, each thread',
  parameters: [{ id: 'threads', label: 'Threads', unit: 'threads', values: [2], default: 2, scale: 'point' }],
  axis: 'threads',
  variants: [
    { id: 'packed', label: 'adjacent fields', description: '.', color: 1 },
    { id: 'padded', label: 'padded to 64 bytes', description: '.', color: 6 },
    { id: 'wide', label: 'padded to 128 bytes, on lines of their own', description: '.', color: 2 },
    { id: 'local', label: 'counted locally', description: '.', color: 7 },
  ],
  claims: [],
  effects: [],
});

export const atOnceTime = (variant: string): number =>
  ({ packed: 41, padded: 5.2, wide: 5.1, local: 0.32 })[variant] ?? 1;

const run = (options: Partial<Parameters<typeof syntheticRun>[1]>, of = contention, time = contentionTime) =>
  syntheticRun(of, { time, ...options });
const own = (from: FigureRun['run']): FigureRun => ({ run: from, role: 'own', name: 'this browser' });
const recorded = (from: FigureRun['run'], name: string): FigureRun => ({ run: from, role: 'recorded', name });
const slower = (factor: number) => (variant: string, at: ParameterValues) =>
  contentionTime(variant, at) * factor;
const LANGUAGES: readonly Language[] = ['typescript', 'rust', 'native'];
const inLanguages =
  (time: (variant: string, at: ParameterValues) => number) =>
  (variant: string, at: ParameterValues, language: Language) =>
    time(variant, at) / (1 + LANGUAGES.indexOf(language));

export const scenes = {
  'one run': { experiment: contention, runs: [own(run({ cores: 4 }))] },
  'two cores': { experiment: contention, runs: [own(run({ cores: 2 }))] },
  noisy: { experiment: contention, runs: [own(run({ cores: 4, noise: 0.6, rounds: 4 }))] },
  'own and recorded': {
    experiment: contention,
    runs: [
      own(run({ cores: 2 })),
      recorded(run({ cores: 4, seed: 2, time: slower(2.2) }), '8 cores of a desktop from 2021'),
    ],
  },
  'three machines': {
    experiment: contention,
    runs: [
      recorded(run({ cores: 2 }), '2 virtual cores of a cloud server'),
      recorded(run({ cores: 4, seed: 2, time: slower(2.2) }), '8 cores of a desktop from 2021'),
      recorded(run({ cores: 4, seed: 3, time: slower(0.5) }), 'a laptop'),
    ],
  },
  'by size': {
    experiment: bySize,
    runs: [
      own(run({}, bySize, bySizeTime)),
      recorded(
        run({ seed: 4 }, bySize, (v, at) => 1.7 * bySizeTime(v, at)),
        'a laptop',
      ),
    ],
  },
  linear: { experiment: { ...contention, scale: 'linear' }, runs: [own(run({ cores: 4 }))] },
  'at once': { experiment: atOnce, runs: [own(run({ noise: 0.1 }, atOnce, atOnceTime))] },
  'at once, two machines': {
    experiment: atOnce,
    runs: [
      own(run({ noise: 0.2 }, atOnce, atOnceTime)),
      recorded(
        run({ noise: 0.1, seed: 3 }, atOnce, (v) => 1.6 * atOnceTime(v)),
        'a laptop',
      ),
    ],
  },
  'no difference': { experiment: contention, runs: [own(run({ cores: 4, time: () => 11 }))] },
  'two languages': {
    experiment: contention,
    runs: [own(run({ cores: 4, languages: LANGUAGES.slice(0, 2), time: inLanguages(contentionTime) }))],
  },
  'three languages': {
    experiment: contention,
    runs: [
      own(run({ cores: 4, languages: LANGUAGES, time: inLanguages(contentionTime) })),
      recorded(run({ cores: 4, languages: LANGUAGES, time: inLanguages(slower(1.7)) }), 'a laptop'),
    ],
  },
  'at once, two languages': {
    experiment: atOnce,
    runs: [own(run({ languages: LANGUAGES.slice(0, 2), time: inLanguages(atOnceTime) }, atOnce))],
  },
} as const satisfies Record<string, { experiment: typeof contention; runs: readonly FigureRun[] }>;
