/** Is it the Arc that threads share, or only its line? */
import { experiment } from '../../src/lab/experiment.ts';
import { running, threadsAxis, threadsOf } from './parameters.ts';

export const neighbors = experiment({
  id: 'false-sharing/neighbors',
  title: 'Two Arcs on one line, and one Arc',
  question: 'When threads clone Arcs, is it the Arc that they share, or only its cache line?',
  measure: 'nanoseconds per clone and drop, each thread',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'one-line',
      label: 'own Arcs, 16 bytes apart',
      description: 'Clones and drops an Arc that only this thread knows, next to those of the other threads.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'far',
      label: 'own Arcs, 128 bytes apart',
      description: 'Clones and drops an Arc that only this thread knows, on a line of its own.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'one-arc',
      label: 'one Arc for all',
      description: 'Clones and drops the one Arc that all threads share.',
      threads: threadsOf,
      color: 5,
    },
  ],
  claims: [
    {
      id: 'false-sharing-arc-common',
      sentence:
        'Counting references on several threads causes false sharing, because the counts of small Arcs lie on one line.',
      criterion:
        'Two threads that clone and drop unrelated Arcs 16 bytes apart take over 3 times as long as with Arcs 128 bytes apart.',
      test: { ratio: [running('one-line', 2), running('far', 2)], above: 3 },
      because:
        'This is about unrelated Arcs that happen to be neighbors. The usual case, many threads with one Arc, is true sharing: they write the same word, and no padding parts them.',
    },
  ],
  effects: [
    {
      id: 'neighbors',
      label: 'unrelated Arcs on one line against lines of their own, 2 threads',
      ratio: [running('one-line', 2), running('far', 2)],
    },
    {
      id: 'one-arc',
      label: 'one Arc for both against an Arc each on lines of their own, 2 threads',
      ratio: [running('one-arc', 2), running('far', 2)],
    },
    {
      id: 'false-or-true',
      label: 'unrelated Arcs on one line against one Arc for both, 2 threads',
      ratio: [running('one-line', 2), running('one-arc', 2)],
    },
  ],
});
