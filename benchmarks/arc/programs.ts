/** Arc and the price of an atomic: programs whose output is the point, and what the compiler makes of some. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const count = demo({
  id: 'arc/count',
  title: 'Clone adds an owner',
  question: 'What does cloning an Arc of a million bytes make?',
  claims: [],
});

const eightThreads = demo({
  id: 'arc/eight-threads',
  title: 'Eight threads, eight clones',
  question: 'When one thread hands an Arc to eight others, who clones and who drops?',
  threads: 8,
  claims: [
    {
      id: 'arc-snippet-pingpong',
      sentence:
        'The usual example, a clone of an Arc for each of eight spawned threads, shows the count going back and forth.',
      criterion: 'Any of the eight clones is made by another thread than the one that spawns.',
      test: { says: 'clones elsewhere', above: 0 },
      because:
        'All clones are made by one thread, one after the other, before anybody else knows the Arc. What is left for the others is one subtraction each, at their end: sixteen atomic operations beside eight starts of a thread, of which each costs more than all sixteen. A count goes back and forth when threads clone in a loop, and at the same time.',
    },
  ],
});

const layout = demo({
  id: 'arc/layout',
  title: 'Count and value, side by side',
  question: 'Does an Arc’s count lie on the same cache line as its value?',
  claims: [
    {
      id: 'arc-refcount-adjacent',
      sentence: 'An Arc’s count and its value share a cache line.',
      criterion:
        'The count begins at most 16 bytes before the value, and of 10,000 Arcs of a u64 more than half have both on one line of 64 bytes.',
      test: {
        all: [
          { says: 'bytes from the count to the value', below: 17 },
          { says: 'u64 beside its count, percent', above: 50 },
        ],
      },
      because:
        'The two counts stand right before the value: 8 bytes where a word has 32 bits, 16 where it has 64. So they share its line, unless a line ends between them, and that is up to the allocator. In the page it places 7 of 8 well. The native one gives a u64 with its counts 32 bytes, starting in the middle of 32, and every other time the line ends before the value. And a Vec is only its header: its bytes are a block of their own, and none of 10,000 was beside the count.',
    },
  ],
});

const send = diagnostic({
  id: 'arc/send',
  title: 'An Arc of a plain cell',
  question: 'Does an Arc make any value safe to share?',
  claims: [],
});

const clone = assembly({
  id: 'arc/clone',
  title: 'Clone and drop, as instructions',
  question: 'Which instructions count the owners?',
  claims: [
    {
      id: 'arc-lock-xadd',
      sentence: 'Cloning an Arc compiles to lock xadd.',
      criterion: 'A function that clones an Arc, or one that clones and drops it, has an xadd.',
      test: {
        any: [
          { counts: 'xadd', in: 'clone_arc', above: 0 },
          { counts: 'xadd', in: 'clone_and_drop_arc', above: 0 },
        ],
      },
      because:
        'It is lock inc and lock dec. An xadd would hand back the old count, and nobody asks for it: the flags that inc and dec set say whether the count is sound, and whether it came down to zero.',
    },
    {
      id: 'arc-atomic-both',
      sentence: 'A clone and its drop are two atomic changes of the count; an Rc makes none.',
      criterion: 'Clone and drop have exactly two locked instructions for an Arc, and none for an Rc.',
      test: {
        all: [
          { counts: 'lock', in: 'clone_and_drop_arc', is: 2 },
          { counts: 'lock', in: 'clone_and_drop_rc', is: 0 },
        ],
      },
      because:
        'One up, one down. An Rc does the same with a plain inc and a plain dec. What is freed with the last owner stands in a function of its own, which these call.',
    },
  ],
});

const letUnderscore = assembly({
  id: 'arc/let-underscore',
  title: 'A read that is none',
  question: 'Does let _ = bytes[0] read the byte?',
  claims: [
    {
      id: 'arc-snippet-no-read',
      sentence: 'A thread that says let _ = bytes[0] reads the first byte.',
      criterion: 'Its function loads a byte: it has a movzx or a move of a byte.',
      test: {
        any: [
          { counts: 'movzx', in: 'let_underscore', above: 0 },
          { counts: 'mov byte', in: 'let_underscore', above: 0 },
        ],
      },
      because:
        'The pattern _ binds nothing, so the place is named and never read. What stays is the check that there is a first byte: it still panics on an empty vector. The function below it, which returns the byte, has the load.',
    },
  ],
});

export const programs: readonly Program[] = [count, eightThreads, layout, clone, letUnderscore, send];
