/** clone/threads: clones on several threads at once. No thread has anything that another one has. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const on = (variant: string, threads: number): CaseRef => ({ variant, at: { threads } });
const threadsOf = (parameters: ParameterValues): number => parameters.threads!;
const only =
  (...threads: readonly number[]) =>
  (parameters: ParameterValues): boolean =>
    threads.includes(threadsOf(parameters));

export const threads = experiment({
  id: 'clone/threads',
  title: 'Clones on several threads',
  question: 'Threads clone data of their own. Does one wait for another?',
  measure: 'nanoseconds per record of 16 tags, each thread',
  parameters: [
    {
      id: 'threads',
      label: 'Threads',
      unit: 'threads',
      values: [1, 2, 3, 4, 6, 8, 12, 16],
      default: 2,
      scale: 'log',
    },
  ],
  axis: 'threads',
  variants: [
    {
      id: 'clone',
      label: 'clone',
      description: 'Clones a Vec<String>: each block comes from the allocator that all threads have.',
      threads: threadsOf,
      color: 4,
    },
    {
      id: 'cached',
      label: 'clone, a cache for each thread',
      description: 'Clones it into blocks of the thread’s own, which go back to the thread.',
      threads: threadsOf,
      exists: only(1, 2, 4, 8, 16),
      color: 7,
    },
    {
      id: 'flat',
      label: 'clone of one Vec<u8>',
      description:
        'Clones the same bytes in one block, which comes from the allocator that all threads have.',
      threads: threadsOf,
      exists: only(1, 2, 4, 8, 16),
      color: 1,
    },
    {
      id: 'borrow',
      label: 'borrow',
      description: 'Lends the strings that are there.',
      threads: threadsOf,
      exists: only(1, 2, 16),
      color: 8,
    },
  ],
  claims: [],
  effects: [
    { id: 'clone', label: 'a clone, 2 threads against 1', ratio: [on('clone', 2), on('clone', 1)] },
    {
      id: 'cached',
      label: 'a clone with a cache for each thread, 2 threads against 1',
      ratio: [on('cached', 2), on('cached', 1)],
    },
    {
      id: 'flat',
      label: 'a clone of one block, 2 threads against 1',
      ratio: [on('flat', 2), on('flat', 1)],
    },
    {
      id: 'lock',
      label: 'a clone against one with a cache for each thread, 2 threads',
      ratio: [on('clone', 2), on('cached', 2)],
    },
    { id: 'borrow', label: 'a borrow, 2 threads against 1', ratio: [on('borrow', 2), on('borrow', 1)] },
  ],
});
