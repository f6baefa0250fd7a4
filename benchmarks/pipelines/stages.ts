/** pipelines/stages: the same work, cut into stages or given to workers. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const threadsOf = ({ threads }: ParameterValues): number => threads!;
const SHORT = 50;
const USUAL = 500;
const LONG = 5_000;
const of = (variant: string, work: number): CaseRef => ({ variant, at: { work } });

export const stages = experiment({
  id: 'pipelines/stages',
  title: 'Stages or workers?',
  question: 'How much work must an item be before a second thread makes the whole thing faster?',
  measure: 'nanoseconds from one finished item to the next',
  parameters: [
    {
      id: 'work',
      label: 'Steps of arithmetic for an item',
      unit: 'count',
      values: [SHORT, USUAL, LONG],
      default: USUAL,
      scale: 'log',
    },
    {
      id: 'threads',
      label: 'Stages, or workers',
      unit: 'threads',
      values: [2, 3, 4, 6, 8, 12, 16],
      default: 2,
      scale: 'log',
    },
  ],
  axis: 'work',
  variants: [
    {
      id: 'alone',
      label: 'one thread',
      description: 'One thread does all the work of each item.',
      color: 8,
    },
    {
      id: 'pipeline',
      label: 'stages',
      description:
        'Each thread does an equal share of each item’s work and hands the item to the next thread, on our ring.',
      threads: threadsOf,
      observe: 0,
      color: 2,
    },
    {
      id: 'workers',
      label: 'workers, one queue',
      description:
        'Each thread takes an item from a queue that all share and does all of its work. In Rust the queue is crossbeam’s.',
      threads: threadsOf,
      color: 3,
    },
    {
      id: 'separate',
      label: 'workers, items of their own',
      description: 'Each thread does all the work of items of its own; there is no queue.',
      threads: threadsOf,
      color: 7,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'short',
      label: 'stages against one thread, 50 steps',
      ratio: [of('pipeline', SHORT), of('alone', SHORT)],
    },
    {
      id: 'usual',
      label: 'stages against one thread, 500 steps',
      ratio: [of('pipeline', USUAL), of('alone', USUAL)],
    },
    {
      id: 'long',
      label: 'stages against one thread, 5,000 steps',
      ratio: [of('pipeline', LONG), of('alone', LONG)],
    },
    {
      id: 'short-workers',
      label: 'workers on one queue against one thread, 50 steps',
      ratio: [of('workers', SHORT), of('alone', SHORT)],
    },
    {
      id: 'workers',
      label: 'stages against workers on one queue, 500 steps',
      ratio: [of('pipeline', USUAL), of('workers', USUAL)],
    },
    {
      id: 'separate',
      label: 'items of their own against one thread, 500 steps',
      ratio: [of('separate', USUAL), of('alone', USUAL)],
    },
  ],
});
