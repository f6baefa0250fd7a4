/** Does data that one thread alone knows lie on lines that it alone uses? */
import { experiment } from '../../src/lab/experiment.ts';
import { running, threadsAxis, threadsOf } from './parameters.ts';

export const allocator = experiment({
  id: 'false-sharing/allocator',
  title: 'Private data from a shared allocator',
  question: 'Does an Rc that no other thread can even name get a cache line that no other thread uses?',
  measure: 'nanoseconds per clone and drop, each thread',
  parameters: [{ ...threadsAxis, values: [1, 2, 4] }],
  axis: 'threads',
  variants: [
    {
      id: 'placed',
      label: 'own Rc, where the allocator put it',
      description:
        'Clones and drops an Rc that this thread allocated for itself, after the first thread had freed some of its own.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'padded',
      label: 'own Rc, aligned to 128 bytes',
      description: 'Clones and drops an Rc of the same kind whose block begins on a line of its own.',
      threads: threadsOf,
      color: 3,
    },
  ],
  claims: [
    {
      id: 'false-sharing-allocator',
      sentence: 'Data that belongs to one thread is not slowed down by what other threads do with theirs.',
      criterion:
        'Two threads that clone and drop an Rc of their own, as the allocator placed it, take less than 1.2 times as long as with Rcs aligned to 128 bytes.',
      test: { ratio: [running('placed', 2), running('padded', 2)], below: 1.2 },
      because:
        'Where blocks lie is the allocator’s decision. One allocator for all threads fills a gap that one thread left with another thread’s block, on the same line; whether that is felt hangs on how much of the traffic the store buffer hides. An allocator with an arena for each thread, as glibc’s natively, mostly keeps the blocks apart.',
    },
  ],
  effects: [
    {
      id: 'placed',
      label: 'an Rc where the allocator put it against one aligned to 128 bytes, 2 threads',
      ratio: [running('placed', 2), running('padded', 2)],
    },
    {
      id: 'placed-alone',
      label: 'an Rc where the allocator put it against one aligned to 128 bytes, 1 thread',
      ratio: [running('placed', 1), running('padded', 1)],
    },
  ],
});
