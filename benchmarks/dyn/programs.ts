/** One call, many types: programs whose output is the point, and what the compiler makes of two calls. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const loggers = demo({
  id: 'dyn/loggers',
  title: 'Two loggers in one list',
  question: 'How can one list hold values of two types, and how large is what it holds?',
  claims: [],
});

const unsized = diagnostic({
  id: 'dyn/unsized',
  title: 'A list of nothing but loggers',
  question: 'Why not simply a vector of dyn Logger?',
  claims: [
    {
      id: 'dyn-behind-pointer',
      sentence: 'A dyn Logger has no size that the compiler knows, so it can only be used behind a pointer.',
      criterion: 'The compiler refuses Vec<dyn Logger> with E0277, and takes Vec<&dyn Logger>.',
      test: {
        all: [
          { version: 'refused', refused: 'E0277' },
          { version: 'accepted', accepted: true },
        ],
      },
      because:
        'A vector must know how far apart its elements are, and loggers may be of any size. Any pointer will do: a borrow needs neither a box nor a heap.',
    },
  ],
});

const genericMethod = diagnostic({
  id: 'dyn/generic-method',
  title: 'A method for every type',
  question: 'Can every trait be made a dyn?',
  claims: [],
});

const borrowed = diagnostic({
  id: 'dyn/borrowed',
  title: 'A logger that borrows',
  question: 'Does a field of type Box<dyn Logger> take every type that is a Logger?',
  claims: [
    {
      id: 'dyn-any-type',
      sentence: 'A Box<dyn Logger> takes any type that implements Logger.',
      criterion:
        'The compiler takes a logger that borrows into a field of type Box<dyn Logger>, and a Logger that has a generic method.',
      test: {
        all: [
          { version: 'refused', accepted: true },
          { program: 'generic-method', version: 'refused', accepted: true },
        ],
      },
      because:
        "In a field, Box<dyn Logger> means Box<dyn Logger + 'static>: a type that borrows from anything shorter-lived is refused (E0597), until the field says for how long. And a trait with a generic method makes no dyn at all (E0038), for no table can list its methods.",
    },
  ],
});

const calls = assembly({
  id: 'dyn/calls',
  title: 'Two calls, as instructions',
  question: 'What does a call through dyn do that a static call does not?',
  claims: [],
});

export const programs: readonly Program[] = [loggers, unsized, genericMethod, borrowed, calls];
