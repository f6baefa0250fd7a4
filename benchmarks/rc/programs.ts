/** Shared, on one thread: the programs whose output is the point. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

export const programs: readonly Program[] = [
  demo({
    id: 'rc/counts',
    title: 'The count as owners come and go',
    question: 'How many owners are there after each line?',
    claims: [
      {
        id: 'rc-count-3',
        sentence: 'A value and two clones of its Rc have three owners.',
        criterion: 'The program counts three owners after two clones.',
        test: { says: 'owners with two clones', is: 3 },
        because:
          'The first handle is an owner like any other. Nobody is the real one; whoever is left last frees the value.',
      },
    ],
  }),
  demo({
    id: 'rc/cycle',
    title: 'Two nodes that lead to each other',
    question: 'Who is dropped when nobody outside has a handle any more?',
    claims: [
      {
        id: 'rc-last-out',
        sentence: 'A value that nobody can reach any more is freed.',
        criterion: 'Both nodes are dropped, whether only the first leads to the second or each to the other.',
        test: {
          all: [
            { says: 'dropped, a leads to b', is: 'a, b' },
            { says: 'dropped, and b to a', is: 'a, b' },
          ],
        },
        because:
          'What frees a value is the count at 0, and that is not the same as being out of reach. Two nodes that own each other keep each other at 1 for good. The program says nothing and ends as if all were well.',
      },
    ],
  }),
  demo({
    id: 'rc/writing',
    title: 'Who may write through an Rc',
    question: 'Which of these ways to write are allowed, and what do the other owners see?',
    claims: [
      {
        id: 'rc-read-only',
        sentence: 'The value in an Rc can only be read.',
        criterion:
          'A push through the handle is refused by rustc, and get_mut and make_mut refuse as well, with one owner or with two.',
        test: {
          all: [
            { program: 'push', version: 'refused', refused: 'E0596' },
            { says: 'get_mut with one owner', is: 'refused' },
            { says: 'get_mut with two owners', is: 'refused' },
            { says: 'a after make_mut', is: '[1]' },
          ],
        },
        because:
          'What is refused is to write to a value that somebody else may be reading. An owner who is alone may write, and make_mut makes one alone by giving it a copy.',
      },
    ],
  }),
  demo({
    id: 'rc/borrowed',
    title: 'Borrowed twice',
    question: 'Who is let in beside a reader, and what does the line with two borrows do?',
    claims: [
      {
        id: 'refcell-panics',
        sentence: 'Who borrows a RefCell that is borrowed already, to write, meets a panic.',
        criterion: 'The program ends in a panic whose message says that the RefCell is already borrowed.',
        test: { ends: 'panicked', message: 'already borrowed' },
        because:
          'The rule is the compiler’s, one writer or any number of readers, and the RefCell looks after it while the program runs. The program compiles without a warning, and only a run that comes to this line shows the mistake.',
      },
    ],
  }),
  demo({
    id: 'rc/two-lines',
    title: 'One borrow after the other',
    question: 'What does the line become when it is two?',
    claims: [],
  }),
  demo({
    id: 'rc/total',
    title: 'Two owners add to one number',
    question: 'What is the total when one owner adds 1 and another 5?',
    claims: [
      {
        id: 'refcell-prints-6',
        sentence: 'A RefCell in an Rc can be changed by each of its owners, and all see the change.',
        criterion: 'One owner adds 1, another adds 5, and a third reads 6.',
        test: { says: 'total', is: 6 },
        because:
          'There is one number. The Rc shares the place, the RefCell lets one owner at a time write there, and no borrow lasts longer than its line.',
      },
    ],
  }),
  demo({
    id: 'rc/sizes',
    title: 'What sharing and checking weigh',
    question: 'How many bytes do the flag and the counts add?',
    claims: [
      {
        id: 'refcell-memory',
        sentence: 'The flag of a RefCell is small.',
        criterion: 'A RefCell<i32> has 8 bytes at most: as much again as the number.',
        test: { says: 'RefCell<i32>', below: 9 },
        because:
          'The flag is as wide as a pointer, because that many readers there may be. Natively that is 8 bytes, and 4 more go to waste so that the next flag is aligned: four times the number, and more than a Mutex takes. In WebAssembly and in our own cell a pointer has 4 bytes, and so has the flag.',
      },
      {
        id: 'rc-memory',
        sentence: 'An Rc<RefCell<T>> is a small price for a small value.',
        criterion: 'A point of 16 bytes takes at most 32 bytes of the heap.',
        test: { says: 'what it takes of the heap', below: 33 },
        because:
          'Two counts, the flag and the allocator’s own header come on top of each value, whatever its size. Where they are 8 bytes wide, a small value is the smaller part of its block. Counts of 4 bytes take half of that.',
      },
    ],
  }),
  diagnostic({
    id: 'rc/two-writers',
    title: 'Two writers at once',
    question: 'Where does the first borrow have to end?',
    claims: [
      {
        id: 'refcell-two-mut',
        sentence: 'Two mutable references to one value at the same time are refused.',
        criterion:
          'The program is refused with E0499, and accepted when the first writer is done before the second begins.',
        test: {
          all: [
            { version: 'refused', refused: 'E0499' },
            { version: 'accepted', accepted: true },
          ],
        },
        because:
          'A borrow lasts to its last use, not to the end of the block. So the order of two lines decides. What a RefCell would say when the program runs, rustc says before.',
      },
    ],
  }),
  diagnostic({
    id: 'rc/push',
    title: 'A push through an Rc',
    question: 'Why may an owner not simply write?',
    claims: [],
  }),
  diagnostic({
    id: 'rc/threads',
    title: 'An Rc that would change threads',
    question: 'What is wrong with giving the second handle to another thread?',
    claims: [
      {
        id: 'rc-same-semantics',
        sentence: 'An Rc is an Arc without the price: it means the same.',
        criterion: 'A program that compiles with Arc compiles with Rc in its place.',
        test: {
          all: [{ version: 'accepted', accepted: true }, { not: { version: 'refused', refused: 'E0277' } }],
        },
        because:
          'On one thread the two behave alike, and the Rc costs less: its claim stands with the figure above. But an Arc may go to another thread and an Rc may not. That is part of what the types mean, and the reason why both exist.',
      },
    ],
  }),
  assembly({
    id: 'rc/count',
    title: 'One more owner',
    question: 'Which instruction counts, and what does the lock prefix change?',
    claims: [],
  }),
  assembly({
    id: 'rc/row',
    title: 'Eight numbers without flags, two with',
    question: 'Where did the flag go, and what did it keep the compiler from?',
    claims: [],
  }),
];
