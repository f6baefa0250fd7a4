/** An experiment and runs of it, for tests. */
import { type Experiment, experiment } from '../../lab/experiment.ts';
import type { Run, RunCase, Sample } from '../../lab/run.ts';

const at = (threads: number) => ({ threads });

export const contention: Experiment = experiment({
  id: 'arc/contention',
  title: 'One count, many threads',
  question: 'What does it cost to clone an Arc that other threads clone, too?',
  measure: 'nanoseconds per clone and drop, each thread',
  parameters: [
    { id: 'threads', label: 'Threads', unit: 'threads', values: [1, 2, 4], default: 2, scale: 'point' },
    { id: 'size', label: 'Size', unit: 'bytes', values: [16, 64], default: 16, scale: 'log' },
  ],
  axis: 'threads',
  variants: [
    {
      id: 'shared',
      label: 'a shared Arc',
      description: 'Clones one Arc.',
      color: 1,
      threads: (p) => p.threads!,
    },
    {
      id: 'own',
      label: 'one per thread',
      description: 'Clones its own.',
      color: 2,
      threads: (p) => p.threads!,
    },
  ],
  claims: [
    {
      id: 'arc-fight',
      sentence: 'Threads that clone one Arc slow each other down.',
      criterion: 'It takes over 3 times as long.',
      test: {
        ratio: [
          { variant: 'shared', at: at(2) },
          { variant: 'own', at: at(2) },
        ],
        above: 3,
      },
      because: 'One line, many writers.',
    },
  ],
  effects: [
    {
      id: 'contended',
      label: 'a shared Arc against one per thread, 2 threads',
      ratio: [
        { variant: 'shared', at: at(2) },
        { variant: 'own', at: at(2) },
      ],
    },
  ],
});

const samples = (time: number): Sample[] =>
  Array.from({ length: 15 }, (_, i) => [Math.floor(i / 3), i % 3, time * (1 + (i % 3) / 100), 1]);

const oneCase = (variant: string, threads: number, time: number): RunCase => ({
  variant,
  language: 'typescript',
  parameters: { threads, size: 16 },
  threads,
  unit: 'ns',
  samples: samples(time),
  rejected: {},
  checksum: 1,
  counters: {},
});

/** With two threads a shared count takes 12 times as long. */
export function contentionRun(change: Partial<Run> = {}): Run {
  return {
    schema: 1,
    experiment: 'arc/contention',
    kernels: '0123456789abcdef',
    commit: 'abc',
    startedAt: '2026-11-21T10:00:00.000Z',
    duration: 15_200,
    environment: {
      browser: 'Chromium 156',
      platform: 'Linux x86_64',
      isolated: true,
      tick: 5000,
      now: 40,
      coresReported: 4,
      coresFound: 2,
      hopsBefore: { p10: 90, p50: 120, p90: 400 },
      hopsAfter: null,
      hidden: 0,
      drift: 1.02,
    },
    plan: {
      seed: 7,
      mode: 'full',
      launches: 5,
      rounds: 3,
      window: 5,
      batch: 3,
      parameters: { threads: 4, size: 16 },
    },
    cases: [oneCase('shared', 1, 5), oneCase('own', 1, 5), oneCase('shared', 2, 60), oneCase('own', 2, 5)],
    ...change,
  };
}
