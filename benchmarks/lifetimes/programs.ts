/** Borrowing without copying: what the compiler refuses and what it makes of a reference, and programs whose output is the point. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const REFUSED = 'Safe Rust has no such program: the compiler refuses it, as the chapter shows.';

export const programs: readonly Program[] = [
  demo({
    id: 'lifetimes/view',
    title: 'Where a view points',
    question: 'What is a view of a text made of?',
    claims: [],
  }),
  assembly({
    id: 'lifetimes/reference',
    title: 'A reference and a pointer',
    question: 'What is left of a reference in the program that runs?',
    claims: [],
  }),
  diagnostic({
    id: 'lifetimes/outlives',
    title: 'What an excerpt may outlive',
    question: 'Which of these may end before the excerpt, the text or the reference to it?',
    claims: [
      {
        id: 'excerpt-cannot-outlive',
        sentence: 'An excerpt cannot outlive the reference that it was made from.',
        criterion: 'A program that uses the excerpt after the reference is gone is refused.',
        test: { not: { version: 'accepted', accepted: true } },
        because:
          'The reference was copied into the excerpt, and which variable it came from is forgotten. What the lifetime stands for is the text: the excerpt cannot outlive that.',
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/last-use',
    title: 'The story and its last reader',
    question: 'How long does the story have to stay?',
    claims: [
      {
        id: 'excerpt-story-lives',
        sentence: 'The story has to stay for as long as its excerpt is there.',
        criterion:
          'The story cannot be dropped before the last use of the excerpt (E0505), nor afterwards while the excerpt is in scope.',
        test: {
          all: [{ version: 'refused', refused: 'E0505' }, { not: { version: 'accepted', accepted: true } }],
        },
        because:
          'A borrow ends with its last use. The excerpt in scope that nobody looks at any more is in nobody’s way.',
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/dangling',
    title: 'A reference to nothing that was given',
    question: 'What could a function lend that was lent nothing?',
    claims: [
      {
        id: 'no-dangling',
        sentence: 'A function cannot return a reference to a value that ends with it.',
        criterion:
          'Rustc refuses a function that borrows nothing and returns a reference (E0106), and one that returns a reference to its own variable (E0515).',
        test: {
          all: [
            { version: 'refused', refused: 'E0106' },
            { program: 'local', version: 'refused', refused: 'E0515' },
          ],
        },
        because:
          'A reference that is returned must come from one that was passed, or from what lives as long as the program. Nothing else is there afterwards.',
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/local',
    title: 'A reference to what ends here',
    question: 'May a function return a view of a text that it made itself?',
    claims: [],
  }),
  diagnostic({
    id: 'lifetimes/hidden',
    title: 'An excerpt that hides its lifetime',
    question: 'Does the usual function from a text to an excerpt compile?',
    only: 'accepted',
    claims: [
      {
        id: 'excerpt-compiles',
        sentence: 'The usual function from a text to an excerpt compiles, and all is well.',
        criterion: 'Rustc takes it without a warning.',
        test: { accepted: true },
        because:
          "It compiles. But a reader of the signature cannot see that the result holds on to the text, and since version 1.89 rustc says so and asks for Excerpt<'_>.",
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/field',
    title: 'A struct that holds a struct that borrows',
    question: 'What must a struct say that has a borrower in a field?',
    claims: [
      {
        id: 'struct-needs-lifetime',
        sentence: 'A struct that holds a reference, or a struct that holds one, needs a lifetime parameter.',
        criterion: 'Without the parameter the struct is refused with E0106; with it, it is accepted.',
        test: {
          all: [
            { version: 'refused', refused: 'E0106' },
            { version: 'accepted', accepted: true },
          ],
        },
        because:
          "Whoever has the struct has to know what it must not outlive, and the type is where this is written. Only a reference to what is there for the whole program needs no parameter: it is written &'static.",
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/unnamed',
    title: 'A parser whose lifetime nobody names',
    question: 'Which of its users must name the lifetime of a parser?',
    only: 'accepted',
    claims: [
      {
        id: 'lifetime-viral',
        sentence: 'One lifetime in a struct infects everything that touches it.',
        criterion:
          'A program that makes a parser, changes it, gives it methods and a trait, and passes it to a generic function without naming a lifetime outside the struct is refused.',
        test: { not: { accepted: true } },
        because:
          "Elision covers all of this, with Parser<'_> where a type stands alone. What must name the lifetime are structs that keep the parser, and results that come from the text and not from the parser.",
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/token',
    title: 'A token that outlives its parser',
    question: 'What does the name in the result of a method promise?',
    claims: [
      {
        id: 'lifetime-leaks-return',
        sentence: 'A lifetime that is named in what a method returns is only a leak of how it works.',
        criterion: 'With the name left out, the program is accepted as well.',
        test: { version: 'refused', accepted: true },
        because:
          'The name is what lets a token outlive its parser. Without it, elision ties the token to the borrow of the parser, and the next call has to wait until the token is gone.',
      },
    ],
  }),
  diagnostic({
    id: 'lifetimes/story',
    title: 'A text and a view of it in one struct',
    question: 'Can a struct own a text and hold a view of it?',
    claims: [],
  }),
  diagnostic({
    id: 'lifetimes/frozen',
    title: 'A struct that does refer to itself',
    question: 'Can safe Rust make such a struct after all, and what can be done with it?',
    claims: [
      {
        id: 'selfref-impossible',
        sentence: 'In safe Rust, a struct that refers to itself is impossible.',
        criterion: 'A program that sets a view in a Cell to the text beside it is refused.',
        test: { not: { version: 'accepted', accepted: true } },
        because:
          'It is accepted, because a Cell can be set through a shared borrow. That borrow then lasts as long as the struct, which can be neither moved nor changed from there on.',
      },
    ],
  }),
  demo({
    id: 'lifetimes/ranges',
    title: 'A text, and places in it',
    question: 'What becomes of a place when the text moves, grows or changes?',
    claims: [],
  }),
  demo({
    id: 'lifetimes/pinned',
    title: 'Pinned',
    question: 'What does a struct that points into itself need in order to be moved about?',
    claims: [
      {
        id: 'selfref-workarounds',
        sentence: 'A pinned box can hold a struct that refers to itself.',
        criterion:
          'A greeting in a Pin<Box> has a pointer to its first word, and after the box has moved it still reads hello.',
        test: {
          all: [
            { says: 'the word', is: 'hello' },
            { says: 'the word, the box moved', is: 'hello' },
          ],
        },
        because:
          'The box moves, its block does not, and Pin takes away the ways to move the value out of it. That the pointer leads to the right bytes nobody checks: this is what the unsafe block promises.',
      },
    ],
  }),
  demo({
    id: 'lifetimes/detached',
    title: 'A view of a buffer that is gone',
    question: 'What does a view in JavaScript say when its buffer was transferred?',
    missing: { rust: REFUSED, native: REFUSED },
    claims: [],
  }),
  demo({
    id: 'lifetimes/freed',
    title: 'A view of a block that was freed',
    question: 'What does a view show when its text was dropped and its block has a new owner?',
    missing: { rust: REFUSED, native: REFUSED },
    claims: [],
  }),
];
