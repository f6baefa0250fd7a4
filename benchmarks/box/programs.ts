/** One owner, on the heap: programs whose output is the point, and what the compiler says and makes of some. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const owner = demo({
  id: 'box/owner',
  title: 'A box changes hands',
  question: 'When a Box is moved, does its value move?',
  claims: [],
});

const moved = diagnostic({
  id: 'box/moved',
  title: 'The old name is gone',
  question: 'What if the box is used by its old name?',
  claims: [],
});

const sizes = demo({
  id: 'box/sizes',
  title: 'The size of a box',
  question: 'How large is a Box, by what it leads to?',
  claims: [
    {
      id: 'box-fixed-key',
      sentence: 'A Box is one pointer, whatever it leads to.',
      criterion:
        'Boxes of a byte, of a million bytes, of a slice, of a str and of a dyn trait are one pointer each.',
      test: {
        all: ['u8', '[u8; 1000000]', '[u8]', 'str', 'dyn Display'].map((pointee) => ({
          says: `Box<${pointee}>, pointers`,
          is: 1,
        })),
      },
      because:
        'One pointer is enough where the type says how large the value is. For a slice or a str the handle also holds the length, and for a dyn trait the address of a table of functions: two words. A pointer itself has 8 bytes natively and 4 in WebAssembly.',
    },
  ],
});

const where = demo({
  id: 'box/where',
  title: 'Where it was built',
  question: 'Is a large value built in its box?',
  claims: [
    {
      id: 'box-new-on-stack',
      sentence: 'Box::new builds a large value on the heap, so it never needs room on the stack.',
      criterion:
        'A value that comes from a function, and one that comes in a Result, have been in the box from the start.',
      test: {
        all: [
          { says: 'from a function, built', is: 'in the box' },
          { says: 'from a Result, built', is: 'in the box' },
        ],
      },
      because:
        'Box::new is a function, and its argument is a value that is finished before there is a box. The optimizer may skip the detour where the value is written down on the spot, and does so for a literal. Where a function has already put it on the stack, it is copied.',
    },
  ],
});

const build = assembly({
  id: 'box/new',
  title: 'Box::new of a megabyte, optimized',
  question: 'Which of these needs a megabyte of stack, and copies it?',
  claims: [],
});

const buildDebug = assembly({
  id: 'box/new-debug',
  title: 'Box::new of a megabyte, not optimized',
  question: 'And what does a debug build make of the literal?',
  optimized: false,
  claims: [],
});

const pass = assembly({
  id: 'box/pass',
  title: 'A call by value and a call with a Box',
  question: 'What does the caller do before the call?',
  claims: [],
});

const recursive = diagnostic({
  id: 'box/recursive',
  title: 'The list without its Box',
  question: 'Why can a list not simply contain the rest of the list?',
  claims: [
    {
      id: 'box-list-needed',
      sentence: 'A recursive type needs a Box, or another pointer, somewhere on the way round.',
      criterion:
        'Without the Box, rustc refuses the list with E0072; with it, the list is accepted, and so is a tree whose children are in a Vec.',
      test: {
        all: [
          { version: 'refused', refused: 'E0072' },
          { version: 'accepted', accepted: true },
          { program: 'children', version: 'accepted', accepted: true },
        ],
      },
      because:
        'A value lies in one piece, so its size must be known, and a list that contained a list would have no end. A pointer has a size, whatever it leads to. A Box is the plainest; a Vec, an Rc or a reference will do as well.',
    },
  ],
});

const children = diagnostic({
  id: 'box/children',
  title: 'A recursive type without a Box',
  question: 'Does a tree need a Box?',
  only: 'accepted',
  claims: [],
});

const dropList = demo({
  id: 'box/drop-list',
  title: 'A million nodes go out of scope',
  question: 'What happens when a long list is dropped?',
  claims: [
    {
      id: 'box-list-drop-crash',
      sentence: 'Cleaning up just works: whatever owns a value frees it, however much there is of it.',
      criterion: 'A program that drops a list of a million boxes ends by itself.',
      test: { ends: 'returned' },
      because:
        'To drop a node is to drop its box, which is to drop the next node: each is a call inside the one before. A million of them need more stack than a thread has. No unsafe code is involved; Rust promises that memory is not misused, not that the stack is large enough.',
    },
  ],
});

const dropLoop = demo({
  id: 'box/drop-loop',
  title: 'The same list, taken apart by a loop',
  question: 'How can a long list be dropped?',
  claims: [],
});

export const programs: readonly Program[] = [
  owner,
  moved,
  sizes,
  pass,
  where,
  build,
  buildDebug,
  recursive,
  children,
  dropList,
  dropLoop,
];
