/** Runs made of arithmetic instead of measurement, for tests of everything that comes after a measurement. */
import { gauss } from '../stats/gauss.fixture.ts';
import { random } from '../stats/random.ts';
import { type Experiment, experiment, type Language, type ParameterValues } from './experiment.ts';
import type { Run, RunCase } from './run.ts';

export interface SyntheticOptions {
  /** True nanoseconds per operation of a case; undefined leaves the case out of the run. */
  readonly time: (variant: string, at: ParameterValues, language: Language) => number | undefined;
  readonly languages?: readonly Language[];
  readonly seed?: number;
  readonly launches?: number;
  readonly rounds?: number;
  /** Relative noise of a sample. */
  readonly noise?: number;
  readonly cores?: number;
  readonly mode?: 'quick' | 'full';
  readonly drift?: number;
  /** What the reader chose beside the axis. */
  readonly parameters?: ParameterValues;
  readonly rejected?: RunCase['rejected'];
}

/** A run of all variants at all values of the axis. Cases that need more threads than `cores` are left out. */
export function syntheticRun(of: Experiment, options: SyntheticOptions): Run {
  const { launches = 5, rounds = 12, noise = 0.02, cores = 2, seed = 1, mode = 'full', drift = 1 } = options;
  const next = random(seed);
  const samples = (time: number): RunCase['samples'] =>
    Array.from({ length: launches * rounds }, (_, i) => [
      Math.floor(i / rounds),
      i % rounds,
      time * Math.exp(noise * gauss(next)),
      1,
    ]);
  const axis = of.parameters.find(({ id }) => id === of.axis)!;
  const upTo = options.parameters?.[of.axis] ?? axis.values.at(-1)!;
  const chosen = Object.fromEntries(
    of.parameters
      .filter(({ id }) => id !== of.axis)
      .map(({ id, default: value }) => [id, options.parameters?.[id] ?? value]),
  );
  const cases = (options.languages ?? ['typescript']).flatMap((language) =>
    of.variants.flatMap((variant) =>
      axis.values
        .filter((value) => value <= upTo)
        .flatMap((value): RunCase[] => {
          const parameters = { ...chosen, [of.axis]: value };
          const threads = variant.threads(parameters);
          const time = options.time(variant.id, parameters, language);
          if (time === undefined || threads > cores || !variant.exists(parameters)) return [];
          return [
            {
              variant: variant.id,
              language,
              parameters,
              threads,
              unit: 'ns',
              samples: samples(time),
              rejected: options.rejected ?? {},
              checksum: 1,
              counters: {},
            },
          ];
        }),
    ),
  );
  const hops = cores > 1 ? { p10: 60, p50: 70, p90: 90 } : null;
  return {
    schema: 1,
    experiment: of.id,
    kernels: '0123abcd',
    commit: '0123abcd',
    startedAt: '2026-01-02T03:04:05.000Z',
    duration: 12_000,
    environment: {
      browser: 'Chromium 156',
      platform: 'Linux x86_64',
      isolated: true,
      tick: 5000,
      now: 40,
      coresReported: cores,
      coresFound: cores,
      hopsBefore: hops,
      hopsAfter: hops,
      hidden: 0,
      drift,
    },
    plan: {
      seed,
      mode,
      launches,
      rounds,
      window: 5,
      batch: 3,
      parameters: { ...chosen, [axis.id]: upTo },
    },
    cases,
  };
}

/** Threads along x; one variant that is alone at one thread. Two effects, one claim. */
export const contention = experiment({
  id: 'synthetic/contention',
  title: 'One count, many threads',
  question: 'What does a shared count cost when several threads clone?',
  measure: 'nanoseconds per clone and drop, each thread',
  parameters: [
    { id: 'threads', label: 'Threads', unit: 'threads', values: [1, 2, 4], default: 2, scale: 'point' },
    { id: 'payload', label: 'Payload', unit: 'bytes', values: [64, 4000], default: 64, scale: 'log' },
  ],
  axis: 'threads',
  variants: [
    {
      id: 'shared',
      label: 'shared Arc',
      description: 'Clones one Arc.',
      color: 2,
      threads: (p) => p.threads!,
    },
    {
      id: 'own',
      label: 'own Arc per thread',
      description: 'Clones its own.',
      color: 1,
      threads: (p) => p.threads!,
    },
    { id: 'borrow', label: 'plain borrow', description: 'Borrows.', color: 3, threads: (p) => p.threads! },
    {
      id: 'deep',
      label: 'deep clone',
      description: 'Copies the payload.',
      color: 5,
      exists: (p) => p.threads === 1,
    },
  ],
  claims: [
    {
      id: 'synthetic-line-fight',
      sentence: 'Cloning a shared Arc on two threads makes them fight for a line.',
      criterion: 'It takes over 3 times longer than cloning an own one.',
      test: {
        ratio: [
          { variant: 'shared', at: { threads: 2 } },
          { variant: 'own', at: { threads: 2 } },
        ],
        above: 3,
      },
      because: 'Both write the count.',
    },
  ],
  effects: [
    {
      id: 'contended',
      label: 'a shared Arc against one per thread, 2 threads',
      ratio: [
        { variant: 'shared', at: { threads: 2 } },
        { variant: 'own', at: { threads: 2 } },
      ],
    },
    {
      id: 'alone',
      label: 'a shared Arc against one per thread, 1 thread',
      ratio: [
        { variant: 'shared', at: { threads: 1 } },
        { variant: 'own', at: { threads: 1 } },
      ],
    },
  ],
});

/** Times as such an experiment might have them: sharing costs 2.5 times more for each doubling of the threads. */
export const contentionTime = (variant: string, { threads = 1 }: ParameterValues): number => {
  if (variant === 'borrow') return 0.31;
  if (variant === 'deep') return 48;
  return variant === 'own' || threads === 1 ? 11 : 40 * 2.5 ** Math.log2(threads);
};
