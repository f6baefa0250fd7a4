/** arc/contention: getting hold of data, on one thread and on several. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';
import { threadsOf, threadsParameter } from './parameters.ts';

const on = (variant: string, threads: number): CaseRef => ({ variant, at: { threads } });
const small = (variant: string, threads: number): CaseRef => ({ variant, at: { threads, size: 64 } });

/** Lines that ought to be flat need few points: sixteen threads should not take a reader much longer than two. */
const only =
  (...threads: readonly number[]) =>
  (parameters: ParameterValues): boolean =>
    threads.includes(threadsOf(parameters));

export const contention = experiment({
  id: 'arc/contention',
  title: 'One Arc, several threads',
  question:
    'What does it cost a thread to get hold of data: a shared Arc, an Arc of its own, a deep clone, or a borrow?',
  measure: 'nanoseconds per operation, each thread',
  parameters: [
    { ...threadsParameter, values: [1, 2, 3, 4, 6, 8, 12, 16] },
    {
      id: 'size',
      label: 'Size of the data',
      unit: 'bytes',
      values: [16, 64, 200, 1_000, 4_000],
      default: 64,
      scale: 'log',
    },
  ],
  axis: 'threads',
  variants: [
    {
      id: 'shared',
      label: 'one shared Arc',
      description: 'Clones and drops the one Arc that all threads share.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'own',
      label: 'an Arc for each thread',
      description: 'Clones and drops an Arc that no other thread knows, on a cache line of its own.',
      threads: threadsOf,
      exists: only(1, 2, 4, 8, 16),
      color: 2,
    },
    {
      id: 'rc',
      label: 'an Rc for each thread',
      description: 'Clones and drops with plain additions instead of atomic ones, on a line of its own.',
      threads: threadsOf,
      exists: only(1, 2, 16),
      color: 3,
    },
    {
      id: 'deep-clone',
      label: 'deep clone',
      description:
        'Asks the allocator that all threads share for a block, copies every byte of the data into it, and frees it.',
      threads: threadsOf,
      exists: only(1, 2, 4, 8, 16),
      color: 4,
    },
    {
      id: 'deep-clone-cached',
      label: 'deep clone, a cache for each thread',
      description:
        'Takes a block from the thread’s own free ones, copies every byte of the data into it, and puts it back.',
      threads: threadsOf,
      exists: only(1, 2, 4, 8, 16),
      color: 7,
    },
    {
      id: 'read',
      label: 'read through a shared Arc',
      description: 'Reads a word through a handle of the shared Arc that the thread already holds.',
      threads: threadsOf,
      exists: only(1, 2, 8, 16),
      color: 6,
    },
    {
      id: 'borrow',
      label: 'plain borrow',
      description: 'Reads a word of the thread’s own data through a plain reference.',
      threads: threadsOf,
      exists: only(1, 2, 16),
      color: 8,
    },
  ],
  claims: [
    {
      id: 'arc-line-fight',
      sentence: 'Threads that touch a shared Arc fight over its cache line.',
      criterion:
        'With two threads, cloning and dropping a shared Arc takes over 3 times as long as an Arc for each thread, and reading through a shared Arc takes over 3 times as long as a plain borrow.',
      test: {
        all: [
          { ratio: [on('shared', 2), on('own', 2)], above: 3 },
          { ratio: [on('read', 2), on('borrow', 2)], above: 3 },
        ],
      },
      because:
        'Both halves must hold, because to touch is to clone or to read. A clone writes the count, and only one core at a time may hold a line that it writes. A read through a handle that is already there writes nothing, and any number of cores may hold copies of a line that they only read.',
    },
    {
      id: 'arc-broadcast',
      sentence:
        'What a clone costs is the message to other cores: cheap when nobody listens, dear when somebody does.',
      criterion:
        'Alone, an Arc’s clone and drop take less than 4 times as long as an Rc’s; with a second thread on the same Arc, over 3 times as long as alone.',
      test: {
        all: [
          { ratio: [on('own', 1), on('rc', 1)], below: 4 },
          { ratio: [on('shared', 2), on('shared', 1)], above: 3 },
        ],
      },
      because:
        'A core that owns the line already asks nobody, so a clone on one thread sends no message at all; the atomic instruction itself still costs something, and in TypeScript so does the engine’s way of calling it. When another core has the line, it is asked for it by name: caches keep a directory, nothing is broadcast.',
    },
    {
      id: 'arc-read-heavy',
      sentence: 'An Arc is right for data that many threads read.',
      criterion:
        'With two threads, a read through a shared Arc that is held takes between 0.9 and 1.2 times as long as a plain borrow of the thread’s own data.',
      test: { ratio: [on('read', 2), on('borrow', 2)], within: [0.9, 1.2] },
      because:
        'A thread that clones the handle once and then reads, again and again, writes nothing. Its core keeps a shared copy of the line, and nobody takes it away.',
    },
    {
      id: 'deep-clone-beats-arc-contended',
      sentence:
        'When two threads clone at once, copying a little data is cheaper than sharing it through an Arc.',
      criterion:
        'With two threads and 64 bytes, a deep clone into a block from the thread’s own cache takes less time than cloning and dropping the shared Arc.',
      test: { ratio: [small('deep-clone-cached', 2), small('shared', 2)], below: 1 },
      because:
        'The copies go to memory that only one core uses, so no line need travel. The claim is about copying, so the blocks come from a cache that is the thread’s own. One allocator with one lock for all threads puts the fight back, in the allocator: the deep clone without a cache shows what that costs.',
    },
  ],
  effects: [
    {
      id: 'contended',
      label: 'one shared Arc against an Arc for each thread, 2 threads',
      ratio: [on('shared', 2), on('own', 2)],
    },
    {
      id: 'second-thread',
      label: 'one shared Arc, 2 threads against 1',
      ratio: [on('shared', 2), on('shared', 1)],
    },
    {
      id: 'reading',
      label: 'a read through a shared Arc against a plain borrow, 2 threads',
      ratio: [on('read', 2), on('borrow', 2)],
    },
    {
      id: 'atomic',
      label: 'an Arc’s clone and drop against an Rc’s, 1 thread',
      ratio: [on('own', 1), on('rc', 1)],
    },
    {
      id: 'copying',
      label: 'one shared Arc against a deep clone with a cache for each thread, 2 threads',
      ratio: [on('shared', 2), on('deep-clone-cached', 2)],
    },
    {
      id: 'allocator-lock',
      label: 'a deep clone against one with a cache for each thread, 2 threads',
      ratio: [on('deep-clone', 2), on('deep-clone-cached', 2)],
    },
  ],
});
