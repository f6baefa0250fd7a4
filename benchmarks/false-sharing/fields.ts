/** What does padding of a struct's fields buy? */
import { experiment } from '../../src/lab/experiment.ts';
import { atPowersOfTwo, running, threadsAxis, threadsOf } from './parameters.ts';

export const fields = experiment({
  id: 'false-sharing/fields',
  title: 'One struct, a counter for each thread',
  question: 'What does it cost to keep the threads’ counters side by side, and what does padding buy?',
  measure: 'nanoseconds per count, each thread',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'packed',
      label: 'adjacent fields',
      description: 'Adds one to this thread’s field; the fields lie 4 bytes apart.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'padded-64',
      label: 'padded to 64 bytes',
      description: 'Adds one to this thread’s field; the fields lie 64 bytes apart.',
      threads: threadsOf,
      exists: atPowersOfTwo,
      color: 6,
    },
    {
      id: 'padded-128',
      label: 'padded to 128 bytes',
      description: 'Adds one to this thread’s field; the fields lie 128 bytes apart.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'local',
      label: 'counted locally',
      description: 'Adds one to a local variable, and every 1,024th time the sum to this thread’s field.',
      threads: threadsOf,
      exists: atPowersOfTwo,
      color: 7,
    },
  ],
  claims: [
    {
      id: 'false-sharing-fields',
      sentence: 'Threads that count in adjacent fields of one struct slow each other down.',
      criterion:
        'With two threads, counting in adjacent fields takes over 3 times as long as in fields padded to 128 bytes.',
      test: { ratio: [running('packed', 2), running('padded-128', 2)], above: 3 },
      because:
        'The fields of a struct lie together in memory, so that one line holds the counters of many threads and has to travel between them. Padding gives each counter a line that can stay where it is.',
    },
  ],
  effects: [
    {
      id: 'adjacent',
      label: 'adjacent fields against fields padded to 128 bytes, 2 threads',
      ratio: [running('packed', 2), running('padded-128', 2)],
    },
    {
      id: 'padding',
      label: 'padding to 64 bytes against 128, 2 threads',
      ratio: [running('padded-64', 2), running('padded-128', 2)],
    },
    {
      id: 'local',
      label: 'adjacent fields against counting locally, 2 threads',
      ratio: [running('packed', 2), running('local', 2)],
    },
    {
      id: 'scaling',
      label: 'adjacent fields, 2 threads against 1',
      ratio: [running('packed', 2), running('packed', 1)],
    },
  ],
});
