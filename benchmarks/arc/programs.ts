/** Arc and the price of an atomic: what the compiler makes of it. */
import { assembly, diagnostic, type Program } from '../../src/lab/program.ts';

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

export const programs: readonly Program[] = [clone, letUnderscore, send];
