/** mutex/counter: four ways in which threads count together. */
import { experiment } from '../../src/lab/experiment.ts';
import { at, pick, threadsAxis, threadsOf } from './parameters.ts';

const on = pick('threads');

export const counter = experiment({
  id: 'mutex/counter',
  title: 'Counting together',
  question:
    'What does a count cost when threads share one counter, and when they are given no reason to meet?',
  measure: 'nanoseconds per count, each thread',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'mutex',
      label: 'Mutex',
      description: 'Locks the one counter that all threads share, adds one, and unlocks it.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'atomic',
      label: 'atomic',
      description: 'Adds one, atomically, to the one counter that all threads share.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'sharded',
      label: 'sharded',
      description:
        'Adds one, atomically, to this thread’s own shard; the shards are added up once, when the loop is done.',
      threads: threadsOf,
      exists: at('threads', 1, 2, 4, 8, 16),
      color: 6,
    },
    {
      id: 'local',
      label: 'local, then merged',
      description:
        'Adds one to a plain variable of this thread, which goes into the shared Mutex once, when the loop is done.',
      threads: threadsOf,
      exists: at('threads', 1, 2, 4, 8, 16),
      color: 7,
    },
  ],
  claims: [
    {
      id: 'mutex-cost',
      sentence: 'A Mutex is cheap while nobody else wants it, and dear when somebody does.',
      criterion: 'With two threads, a locked addition takes over 3 times as long as with one.',
      test: { ratio: [on('mutex', 2), on('mutex', 1)], above: 3 },
      because:
        'Alone, locking and unlocking are two atomic instructions on a line that stays in the core’s own cache. With a second thread the line travels, and one thread has to wait. How dear that is depends on how it waits: where it looks again and again, the two fight over the line; where it soon turns to the system to sleep, as in WebAssembly, the other works undisturbed meanwhile.',
    },
    {
      id: 'redesign-scales',
      sentence:
        'State that is redesigned, so that each thread writes a part of its own, scales with the threads.',
      criterion:
        'With two threads, a count in a shard takes less than 1.11 times as long as with one: together at least 1.8 times as many counts.',
      test: { ratio: [on('sharded', 2), on('sharded', 1)], below: 1.11 },
      because:
        'Each shard is on a line that only one core writes, so nothing travels until somebody asks for the sum. What was given up is the sum at every moment: it is exact when the threads are done, and a guess before.',
    },
  ],
  effects: [
    { id: 'contended', label: 'a Mutex, 2 threads against 1', ratio: [on('mutex', 2), on('mutex', 1)] },
    {
      id: 'contended-atomic',
      label: 'one atomic, 2 threads against 1',
      ratio: [on('atomic', 2), on('atomic', 1)],
    },
    {
      id: 'uncontended',
      label: 'a Mutex against an atomic, 1 thread',
      ratio: [on('mutex', 1), on('atomic', 1)],
    },
    {
      id: 'together',
      label: 'a Mutex against one atomic, 2 threads',
      ratio: [on('mutex', 2), on('atomic', 2)],
    },
    { id: 'scaling', label: 'shards, 2 threads against 1', ratio: [on('sharded', 2), on('sharded', 1)] },
    { id: 'redesign', label: 'a Mutex against shards, 2 threads', ratio: [on('mutex', 2), on('sharded', 2)] },
    {
      id: 'merge',
      label: 'a Mutex against counting locally, 2 threads',
      ratio: [on('mutex', 2), on('local', 2)],
    },
  ],
});
