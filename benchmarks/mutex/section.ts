/** mutex/section: how much is done while the lock is held? */
import { experiment } from '../../src/lab/experiment.ts';
import { at, pick, threadsOf, together } from './parameters.ts';

const working = pick('work');

export const section = experiment({
  id: 'mutex/section',
  title: 'The critical section, longer and longer',
  question: 'What does work cost under a lock that all threads want, and the same work beside it?',
  measure: 'nanoseconds per turn (the work and the count), each thread',
  parameters: [
    {
      id: 'work',
      label: 'Steps of work in each turn',
      unit: 'count',
      values: [0, 10, 30, 100, 300, 1_000, 3_000],
      default: 300,
      scale: 'point',
    },
    together,
  ],
  axis: 'work',
  variants: [
    {
      id: 'inside',
      label: 'work under the Mutex',
      description: 'Locks the one Mutex, does its steps of arithmetic, counts, and unlocks.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'spin',
      label: 'work under a spin lock',
      description: 'The same under a lock whose waiters never sleep.',
      threads: threadsOf,
      exists: at('work', 0, 30, 300, 3_000),
      color: 1,
    },
    {
      id: 'outside',
      label: 'work before the Mutex',
      description: 'Does its steps of arithmetic first, then locks the one Mutex only to count.',
      threads: threadsOf,
      exists: at('work', 0, 30, 300, 3_000),
      color: 6,
    },
    {
      id: 'own',
      label: 'a Mutex for each thread',
      description: 'Does the same under a Mutex that no other thread knows.',
      threads: threadsOf,
      exists: at('work', 0, 3_000),
      color: 2,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'serial',
      label: 'work under one Mutex against a Mutex for each thread, 3,000 steps',
      ratio: [working('inside', 3_000), working('own', 3_000)],
    },
    {
      id: 'empty',
      label: 'one Mutex against a Mutex for each thread, no work',
      ratio: [working('inside', 0), working('own', 0)],
    },
    {
      id: 'moved-out',
      label: 'work before one Mutex against a Mutex for each thread, 3,000 steps',
      ratio: [working('outside', 3_000), working('own', 3_000)],
    },
    {
      id: 'worth-it',
      label: 'work under the Mutex against before it, 3,000 steps',
      ratio: [working('inside', 3_000), working('outside', 3_000)],
    },
    {
      id: 'sleep-short',
      label: 'a Mutex against a spin lock, 30 steps',
      ratio: [working('inside', 30), working('spin', 30)],
    },
    {
      id: 'sleep-long',
      label: 'a Mutex against a spin lock, 3,000 steps',
      ratio: [working('inside', 3_000), working('spin', 3_000)],
    },
  ],
});
