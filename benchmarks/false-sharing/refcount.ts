/** What does a count that others change do to a reader beside it? */
import { experiment } from '../../src/lab/experiment.ts';
import { atPowersOfTwo, running, threadsAxis, threadsOf } from './parameters.ts';

export const refcount = experiment({
  id: 'false-sharing/refcount',
  title: 'Reading beside a reference count',
  question: 'Does it slow a reader down when other threads clone the Arc that it reads through?',
  measure: 'nanoseconds per operation of the thread that is observed',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'reader-beside',
      label: 'reader, count beside the value',
      description:
        'Reads the value of an Arc, on the line of its counts, while the other threads clone and drop it.',
      threads: threadsOf,
      observe: 0,
      color: 1,
    },
    {
      id: 'reader-padded',
      label: 'reader, value on its own line',
      description: 'Reads a value 128 bytes from its counts, while the other threads clone and drop.',
      threads: threadsOf,
      observe: 0,
      color: 2,
    },
    {
      id: 'cloner-beside',
      label: 'cloner, count beside the value',
      description: 'Clones and drops an Arc whose value another thread reads all the time.',
      threads: threadsOf,
      observe: 1,
      exists: (parameters) => threadsOf(parameters) > 1 && atPowersOfTwo(parameters),
      color: 3,
    },
    {
      id: 'cloner-padded',
      label: 'cloner, value on its own line',
      description: 'Clones and drops an Arc whose value, 128 bytes away, another thread reads all the time.',
      threads: threadsOf,
      observe: 1,
      exists: (parameters) => threadsOf(parameters) > 1 && atPowersOfTwo(parameters),
      color: 4,
    },
  ],
  claims: [
    {
      id: 'arc-reader-slowed',
      sentence:
        'Whoever reads an Arc’s value pays when another thread clones the Arc, because its count lies on the same line.',
      criterion:
        'Beside one cloner, a read takes over 1.5 times as long as alone; with the value on a line of its own, less than 1.2 times.',
      test: {
        all: [
          { ratio: [running('reader-beside', 2), running('reader-beside', 1)], above: 1.5 },
          { ratio: [running('reader-padded', 2), running('reader-padded', 1)], below: 1.2 },
        ],
      },
      because:
        'Each clone takes the line away from the reader, who must fetch it again. The cloner pays, too: a read does not destroy its copy, but turns it into a shared one, and the next clone must ask for ownership again.',
    },
  ],
  effects: [
    {
      id: 'reader',
      label: 'a read beside a cloner’s count against a read alone',
      ratio: [running('reader-beside', 2), running('reader-beside', 1)],
    },
    {
      id: 'padded-reader',
      label: 'a read a line away from the count against a read alone',
      ratio: [running('reader-padded', 2), running('reader-padded', 1)],
    },
    {
      id: 'cloner',
      label: 'a clone and drop beside a reader against a line away from it',
      ratio: [running('cloner-beside', 2), running('cloner-padded', 2)],
    },
  ],
});
