/** Shared and changing: the programs whose output is the point. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const SCOPE =
  'JavaScript has no borrow that ends with a scope: a worker that is given a SharedArrayBuffer shares it for as long as it likes.';

export const programs: readonly Program[] = [
  demo({
    id: 'mutex/five',
    title: 'Five threads count to five',
    question: 'Does every addition arrive?',
    threads: 5,
    claims: [],
  }),
  demo({
    id: 'mutex/scoped',
    title: 'The same without an Arc',
    question: 'Who owns the Mutex when nobody but the function does?',
    threads: 5,
    missing: { typescript: SCOPE },
    claims: [
      {
        id: 'arc-only-when',
        sentence: 'Threads can share a value without an Arc.',
        criterion: 'A program without an Arc, whose five threads add one each to one Mutex, prints 5.',
        test: { says: 'counted', is: 5 },
        because:
          'The scope does not return before its threads have ended, so the compiler lets them borrow. An Arc is for threads of which nobody knows how long they live.',
      },
    ],
  }),
  demo({
    id: 'mutex/exact',
    title: 'Under one lock',
    question: 'What do four threads count that add one 10,000 times each?',
    threads: 4,
    claims: [
      {
        id: 'mutex-exclusive',
        sentence: 'Under a Mutex no update is lost: the count is exact.',
        criterion:
          'Four threads that each lock, add one and unlock 10,000 times count 40,000; two threads without a lock that read, and then write, count 1 of 2.',
        test: {
          all: [
            { says: 'counted', is: 40_000 },
            { program: 'lost', says: 'counted', is: 1 },
          ],
        },
        because:
          'The lock makes one step of reading, adding and writing. The experiments above check the same after every run, over millions of additions: one that was lost would have stopped them.',
      },
    ],
  }),
  demo({
    id: 'mutex/lost',
    title: 'A lost update, without any data race',
    question: 'What do two threads count that both read before one of them writes?',
    threads: 2,
    claims: [],
  }),
  demo({
    id: 'mutex/scope',
    title: 'As long as the guard lives',
    question: 'When is the lock free again?',
    claims: [
      {
        id: 'mutex-released-scope',
        sentence:
          'A Mutex is unlocked when its guard goes out of scope, and rustc watches that the guard lives long enough.',
        criterion:
          'The lock is held in the guard’s block and free after it; let _ = m.lock() is refused by a lint; a panic under the lock unlocks it, too, and leaves it poisoned.',
        test: {
          all: [
            { says: 'in the block of a guard', is: 'held' },
            { says: 'after the block', is: 'free' },
            { program: 'underscore', version: 'refused', refused: 'let_underscore_lock' },
            { program: 'poison', says: 'poisoned', is: 'true' },
          ],
        },
        because:
          'Unlocking is the guard’s destructor, and so it happens on every way out: at the brace, at return, at a panic. A guard that nobody holds is dropped at once and protects nothing, which is why let _ = is an error by default.',
      },
    ],
  }),
  diagnostic({
    id: 'mutex/underscore',
    title: 'A guard that nobody holds',
    question: 'What does let _ = do to a guard?',
    claims: [],
  }),
  demo({
    id: 'mutex/poison',
    title: 'A panic under the lock',
    question: 'What do the others find when a thread fails between two steps?',
    threads: 1,
    claims: [],
  }),
  demo({
    id: 'mutex/readers',
    title: 'A second reader',
    question: 'Who is let in while somebody reads?',
    claims: [
      {
        id: 'atomic-counterparts',
        sentence: 'A Mutex is a RefCell for threads.',
        criterion:
          'As a RefCell does, a Mutex panics when it is locked a second time by the thread that holds it, and lets a second reader in.',
        test: {
          all: [
            { program: 'relock', ends: 'panicked' },
            { says: 'Mutex, a second reader', is: 'let in' },
          ],
        },
        because:
          'They share one idea, to check at run time that nobody else is at the value. But a Mutex knows no readers (the counterpart that does is RwLock), and where a RefCell panics, a Mutex waits: it cannot know that the one it waits for is itself.',
      },
    ],
  }),
  demo({
    id: 'mutex/relock',
    title: 'Twice on one thread',
    question: 'What happens when a thread locks the Mutex that it holds?',
    claims: [],
  }),
  demo({
    id: 'mutex/deadlock',
    title: 'Two locks in opposite order',
    question: 'What happens when each of two threads holds what the other wants?',
    threads: 2,
    claims: [
      {
        id: 'bug-free',
        sentence: 'What the Rust compiler accepts is robust, also with threads.',
        criterion: 'Two threads that take two Mutexes in opposite order, in safe Rust, come to an end.',
        test: { ends: 'returned' },
        because:
          'The compiler rules out data races. It does not look at the order of locks, and a deadlock is no data race: both threads wait, correctly and for good.',
      },
      {
        id: 'no-crash-promise',
        sentence: 'Safe Rust does not stop unexpectedly.',
        criterion:
          'The two programs in safe Rust that lock in opposite order, and twice on one thread, come to an end.',
        test: {
          all: [{ ends: 'returned' }, { program: 'relock', ends: 'returned' }],
        },
        because:
          'The promise is narrower: no undefined behavior. Deadlocks, panics, aborts, a stack that overflows and memory that leaks are all within the rules of safe code.',
      },
    ],
  }),
  demo({
    id: 'mutex/ordered',
    title: 'Two locks in one order',
    question: 'What changes when both threads take the left one first?',
    threads: 2,
    claims: [],
  }),
  demo({
    id: 'mutex/clones',
    title: 'Counting owners from two threads',
    question: 'Does the count of an Arc forget a clone, or a drop?',
    threads: 2,
    claims: [
      {
        id: 'arc-thread-safe-count',
        sentence: 'An Arc never miscounts its owners, however many threads clone and drop it.',
        criterion:
          'Two threads that clone an Arc 100,000 times each and keep 1,000 clones leave 2,001 owners, and 1 when those are dropped; with the count at its limit the next clone ends the program.',
        test: {
          all: [
            { says: 'owners', is: 2001 },
            { says: 'owners, kept ones dropped', is: 1 },
            {
              any: [
                { program: 'overflow', ends: 'aborted' },
                { program: 'overflow', ends: 'panicked', message: 'count overflow' },
              ],
            },
          ],
        },
        because:
          'Each count is one atomic instruction, which no other thread can divide. The one way to a wrong count would be around the end of the number, by forgetting clones; std watches half of the range and aborts in the other half, long before the count could come round to 0.',
      },
    ],
  }),
  demo({
    id: 'mutex/overflow',
    title: 'One owner too many',
    question: 'What does an Arc do when its count is at its limit?',
    claims: [],
  }),
  diagnostic({
    id: 'mutex/rc-spawn',
    title: 'An Rc for a second thread',
    question: 'May an Rc go to another thread?',
    claims: [
      {
        id: 'rc-not-threadsafe',
        sentence: 'Rc and RefCell are refused where threads meet.',
        criterion:
          'The compiler refuses, with E0277, a thread that is given an Rc, and one that is given an Arc of a RefCell.',
        test: {
          all: [
            { version: 'refused', refused: 'E0277' },
            { program: 'ref-cell-spawn', version: 'refused', refused: 'E0277' },
          ],
        },
        because:
          'Two traits decide, and the compiler derives both from the parts of a type. A type is Send if it may move to another thread, and Sync if a reference to it may. Rc is neither. RefCell is Send but not Sync, and an Arc asks both of its value.',
      },
    ],
  }),
  diagnostic({
    id: 'mutex/ref-cell-spawn',
    title: 'A RefCell for a second thread',
    question: 'Does an Arc around it help?',
    claims: [],
  }),
  diagnostic({
    id: 'mutex/two-owners',
    title: 'One Mutex, moved into two threads',
    question: 'Who owns a Mutex that two threads want?',
    claims: [
      {
        id: 'arc-needed-per-thread',
        sentence: 'Threads that share a Mutex need an Arc around it.',
        criterion:
          'The compiler refuses a Mutex without an Arc that two spawned threads want (E0382), and also one that two threads of a scope borrow.',
        test: {
          all: [{ version: 'refused', refused: 'E0382' }, { not: { version: 'accepted', accepted: true } }],
        },
        because:
          'Half of it is so: thread::spawn wants values that may live as long as the program, so each thread must own what it uses, and one value has one owner. A scope ends its threads before it returns, and so they may borrow.',
      },
    ],
  }),
  assembly({
    id: 'mutex/lock',
    title: 'A lock that nobody else wants',
    question: 'What does the processor execute for a lock and an unlock?',
    claims: [],
  }),
];
