/** Cleaning up on time: programs whose output is the point, and what rustc says and makes of some. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const order = demo({
  id: 'drop/order',
  title: 'Who goes first?',
  question: 'In which order are values dropped when a scope ends?',
  claims: [
    {
      id: 'drop-order',
      sentence:
        'Values are dropped when their scope ends, the last declared first; fields in the order in which they stand.',
      criterion:
        'Three locals are dropped third, second, first; a struct’s left field before its right one, although that was made first.',
      test: {
        all: [
          { says: 'locals', is: 'third, second, first' },
          { says: 'fields', is: 'left, right' },
        ],
      },
      because:
        'What is declared later may borrow from what is declared earlier, so it has to go first. Fields have an order of their own, that of the declaration, and it is laid down since 2017 (RFC 1857). TypeScript’s using keeps the first rule; for fields it has none, there a class must see to each.',
    },
  ],
});

const early = demo({
  id: 'drop/early',
  title: 'Before the scope ends',
  question: 'How does one end a value early?',
  claims: [],
});

const unwinding = demo({
  id: 'drop/unwinding',
  title: 'A panic on the way',
  question: 'Who cleans up when a function does not return?',
  claims: [],
});

const skipped = demo({
  id: 'drop/skipped',
  title: 'Values that are never dropped',
  question: 'Does Drop always run?',
  claims: [
    {
      id: 'drop-reliable',
      sentence: 'Drop always runs.',
      criterion:
        'A value that is forgotten, one that is leaked, and one in a cycle of reference counts are each dropped once.',
      test: {
        all: [
          { says: 'forgotten', is: 1 },
          { says: 'leaked', is: 1 },
          {
            any: [
              { says: 'in a cycle of Rc', above: 0 },
              { says: 'in a cycle of Arc', above: 0 },
            ],
          },
        ],
      },
      because:
        'Rust promises that a value is dropped at most once, and never while it is in use. It does not promise that it is dropped at all: to forget is safe. What it does see to is every ordinary way out of a scope: its end, return, break, the question mark, and a panic that unwinds.',
    },
  ],
});

const finalizer = demo({
  id: 'drop/finalizer',
  title: 'Now, or some day',
  question: 'After a thousand scopes, who has cleaned up?',
  missing: {
    rust: 'Rust has no garbage collector, so there is nobody who could find an object and call its finalizer.',
    native:
      'Rust has no garbage collector, so there is nobody who could find an object and call its finalizer.',
  },
  claims: [],
});

const method = diagnostic({
  id: 'drop/method',
  title: 'Drop is not to be called',
  question: 'May a program call a value’s destructor itself?',
  claims: [
    {
      id: 'drop-last-chance',
      sentence: 'A value can be ended before its scope is: with the function drop, not with its own method.',
      criterion: 'The compiler refuses connection.drop() with E0040, and takes drop(connection).',
      test: {
        all: [
          { version: 'refused', refused: 'E0040' },
          { version: 'accepted', accepted: true },
        ],
      },
      because:
        'The method gets the value by reference, so afterwards it would still be there, and be dropped a second time. The function gets it by value: it is moved away, and its name is of no more use.',
    },
  ],
});

const moved = diagnostic({
  id: 'drop/moved',
  title: 'Used after it was dropped',
  question: 'What happens to a name whose value is gone?',
  claims: [],
});

const scope = assembly({
  id: 'drop/scope-code',
  title: 'A guard, as instructions',
  question: 'What does a guard add to a call at the end?',
  claims: [],
});

const glue = assembly({
  id: 'drop/glue',
  title: 'What is left of a destructor',
  question: 'What does it take to empty a vector?',
  claims: [],
});

export const programs: readonly Program[] = [
  order,
  early,
  unwinding,
  skipped,
  finalizer,
  method,
  moved,
  scope,
  glue,
];
