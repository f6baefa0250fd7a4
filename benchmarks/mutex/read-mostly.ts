/** mutex/read-mostly: many reads, few writes. */
import { experiment } from '../../src/lab/experiment.ts';
import { at, pick, threadsAxis, threadsOf } from './parameters.ts';

const every = pick('every');

export const readMostly = experiment({
  id: 'mutex/read-mostly',
  title: 'Read often, written now and then',
  question: 'What does it cost to read a small table that is replaced now and then?',
  measure: 'nanoseconds per read, with its share of the writes, each thread',
  parameters: [
    {
      id: 'every',
      label: 'Reads for each write',
      unit: 'count',
      values: [10, 100, 1_000, 10_000],
      default: 1_000,
      scale: 'log',
    },
    threadsAxis,
  ],
  axis: 'every',
  variants: [
    {
      id: 'mutex',
      label: 'Mutex',
      description: 'Locks the table to read one entry of it; a write locks it, too.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'rwlock',
      label: 'RwLock',
      description: 'Takes a read lock to read one entry; a write takes the write lock.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'alone',
      label: 'RwLock, one thread',
      description: 'Takes a read lock that no other thread wants, reads one entry, and lets go.',
      exists: at('every', 10_000),
      color: 6,
    },
    {
      id: 'copies',
      label: 'a copy for each thread',
      description:
        'Locks this thread’s own copy to read one entry; a write locks and changes every copy in turn.',
      threads: threadsOf,
      exists: at('every', 10, 100, 10_000),
      color: 4,
    },
    {
      id: 'swap',
      label: 'Arc, swapped',
      description:
        'Looks whether the version is still that of the Arc it holds, and reads one entry; a write makes a new table and swaps it in.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'borrow',
      label: 'never written',
      description: 'Reads one entry of a table that nobody writes, through a plain reference.',
      threads: threadsOf,
      exists: at('every', 10_000),
      color: 8,
    },
  ],
  claims: [
    {
      id: 'rwlock-readers',
      sentence:
        'With an RwLock, readers do not get in each other’s way, so it beats a Mutex where most accesses are reads.',
      criterion:
        'With two threads and 10,000 reads for each write, a read under an RwLock takes less time than under a Mutex.',
      test: { ratio: [every('rwlock', 10_000), every('mutex', 10_000)], below: 1 },
      because:
        'Readers may be inside together, but each of them writes to the lock’s one word when it comes and when it goes, so its cache line travels as that of a Mutex does. Neither scales. Which of them is faster depends on the Mutex: where its loser soon turns to the system to sleep, the winner has the line to itself for a while; readers, who need not wait, fight over theirs all the time.',
    },
  ],
  effects: [
    {
      id: 'rwlock',
      label: 'an RwLock against a Mutex, 10,000 reads for each write, 2 threads',
      ratio: [every('rwlock', 10_000), every('mutex', 10_000)],
    },
    {
      id: 'readers-meet',
      label: 'an RwLock of 2 threads against one that nobody else wants, 10,000 reads for each write',
      ratio: [every('rwlock', 10_000), every('alone', 10_000)],
    },
    {
      id: 'rwlock-writes',
      label: 'an RwLock against a Mutex, 10 reads for each write, 2 threads',
      ratio: [every('rwlock', 10), every('mutex', 10)],
    },
    {
      id: 'swap',
      label: 'an RwLock against a swapped Arc, 10,000 reads for each write, 2 threads',
      ratio: [every('rwlock', 10_000), every('swap', 10_000)],
    },
    {
      id: 'swap-cost',
      label: 'a swapped Arc against a table that nobody writes, 10,000 reads for each write, 2 threads',
      ratio: [every('swap', 10_000), every('borrow', 10_000)],
    },
    {
      id: 'swap-writes',
      label: 'a swapped Arc, 10 reads for each write against 10,000',
      ratio: [every('swap', 10), every('swap', 10_000)],
    },
    {
      id: 'copies',
      label: 'an RwLock against a copy for each thread, 10,000 reads for each write, 2 threads',
      ratio: [every('rwlock', 10_000), every('copies', 10_000)],
    },
    {
      id: 'copies-writes',
      label: 'a copy for each thread, 10 reads for each write against 10,000',
      ratio: [every('copies', 10), every('copies', 10_000)],
    },
  ],
});
