/** How far apart must two counters be? */
import { experiment } from '../../src/lab/experiment.ts';
import { apart, threadCount, threadsOf } from './parameters.ts';

export const stride = experiment({
  id: 'false-sharing/stride',
  title: 'Counters, closer and closer',
  question: 'How far apart must two counters be before two threads stop slowing each other down?',
  measure: 'nanoseconds per operation, each thread',
  parameters: [
    {
      id: 'stride',
      label: 'Distance',
      unit: 'bytes',
      values: [4, 16, 32, 48, 64, 128, 256],
      default: 256,
      scale: 'log',
    },
    { ...threadCount, values: [2, 3, 4, 6, 8, 12, 16], scale: 'log' },
  ],
  axis: 'stride',
  variants: [
    {
      id: 'atomic',
      label: 'atomic add',
      description: 'Adds one, atomically, to a counter that only this thread touches.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'plain',
      label: 'plain add',
      description: 'Loads, adds one and stores, without atomics, in a word that only this thread touches.',
      threads: threadsOf,
      exists: (parameters) => [4, 32, 48, 64, 256].includes(parameters.stride!),
      color: 3,
    },
    {
      id: 'loads',
      label: 'load',
      description: 'Loads a word that nobody writes; each load waits for the one before.',
      threads: threadsOf,
      // A line without an edge needs few points.
      exists: (parameters) => [4, 64, 256].includes(parameters.stride!),
      color: 4,
    },
  ],
  claims: [
    {
      id: 'mesi-lines',
      sentence:
        'Cores hand memory to each other by the cache line, not by the variable: what counts is whether two variables lie within the same 64 bytes.',
      criterion:
        'Atomic counters 4, 16, 32 and 48 bytes apart take over 3 times as long as counters 256 bytes apart; 64 bytes apart, less than 1.2 times.',
      test: {
        all: [
          ...[4, 16, 32, 48].map((bytes) => ({
            ratio: [apart('atomic', bytes), apart('atomic', 256)] as const,
            above: 3,
          })),
          { ratio: [apart('atomic', 64), apart('atomic', 256)], below: 1.2 },
        ],
      },
      because:
        'A core must own a whole line before it may change any byte of it. Lines of 64 bytes are usual, not universal: where they have 128, or where the hardware fetches them in pairs, counters 64 bytes apart still meet.',
    },
    {
      id: 'false-sharing-def',
      sentence:
        'Values that have nothing to do with each other slow each other down when threads change them on one cache line.',
      criterion:
        'Atomic adds 4 bytes apart take over 3 times as long as 256 bytes apart, while loads 4 bytes apart take less than 1.2 times as long.',
      test: {
        all: [
          { ratio: [apart('atomic', 4), apart('atomic', 256)], above: 3 },
          { ratio: [apart('loads', 4), apart('loads', 256)], below: 1.2 },
        ],
      },
      because:
        'To change a line a core must be the only one that holds it; to read it, any number of cores may hold copies. Plain stores lie in between: the store buffer lets a thread go on while the line is on its way.',
    },
  ],
  effects: [
    {
      id: 'adjacent',
      label: 'atomic adds, 4 bytes apart against 256',
      ratio: [apart('atomic', 4), apart('atomic', 256)],
    },
    {
      id: 'edge',
      label: 'atomic adds, 48 bytes apart against 64',
      ratio: [apart('atomic', 48), apart('atomic', 64)],
    },
    {
      id: 'next-line',
      label: 'atomic adds, 64 bytes apart against 256',
      ratio: [apart('atomic', 64), apart('atomic', 256)],
    },
    {
      id: 'plain',
      label: 'plain adds, 4 bytes apart against 256',
      ratio: [apart('plain', 4), apart('plain', 256)],
    },
    {
      id: 'loads',
      label: 'loads, 4 bytes apart against 256',
      ratio: [apart('loads', 4), apart('loads', 256)],
    },
  ],
});
