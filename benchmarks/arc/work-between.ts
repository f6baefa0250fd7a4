/** arc/work-between: how often is too often? */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { threadsOf, together } from './parameters.ts';

const working = (variant: string, work: number): CaseRef => ({ variant, at: { work } });

export const workBetween = experiment({
  id: 'arc/work-between',
  title: 'How often must threads clone to get in each other’s way?',
  question: 'How much work between two clones makes a shared Arc as good as one for each thread?',
  measure: 'nanoseconds per clone, drop and the work after it, each thread',
  parameters: [
    {
      id: 'work',
      label: 'Steps of work between clones',
      unit: 'count',
      values: [0, 10, 30, 100, 300, 1_000, 3_000],
      default: 0,
      scale: 'point',
    },
    together,
  ],
  axis: 'work',
  variants: [
    {
      id: 'shared',
      label: 'one shared Arc',
      description: 'Clones and drops the Arc that all threads share, then does its steps of arithmetic.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'own',
      label: 'an Arc for each thread',
      description: 'Clones and drops an Arc of its own, then does the same steps.',
      threads: threadsOf,
      color: 2,
    },
  ],
  claims: [
    {
      id: 'arc-latency-spikes',
      sentence:
        'Threads that share an Arc stall on it when they clone it back to back, not when they clone it now and then.',
      criterion:
        'Without work between clones, the shared Arc takes over 5 times as long as one for each thread; with 300, 1,000 or 3,000 steps of work, less than 1.1 times as long.',
      test: {
        all: [
          { ratio: [working('shared', 0), working('own', 0)], above: 5 },
          {
            any: [300, 1_000, 3_000].map((work) => ({
              ratio: [working('shared', work), working('own', work)] as const,
              below: 1.1,
            })),
          },
        ],
      },
      because:
        'A thread waits only while another has the line. The more a thread does between clones, the less often the two want the line at one moment, and the less a wait weighs beside the work. Times of single clones, and so the spikes themselves, are below what a page’s clock can see; this compares means.',
    },
  ],
  effects: [
    {
      id: 'back-to-back',
      label: 'one shared Arc against one for each thread, no work between',
      ratio: [working('shared', 0), working('own', 0)],
    },
    {
      id: 'some-work',
      label: 'one shared Arc against one for each thread, 100 steps between',
      ratio: [working('shared', 100), working('own', 100)],
    },
    {
      id: 'much-work',
      label: 'one shared Arc against one for each thread, 3,000 steps between',
      ratio: [working('shared', 3_000), working('own', 3_000)],
    },
  ],
});
