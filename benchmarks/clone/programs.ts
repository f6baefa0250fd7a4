/** What a clone costs: programs whose output is the point, what rustc refuses, and what it makes of some. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const blocks = demo({
  id: 'clone/blocks',
  title: 'New blocks, counted',
  question: 'How many blocks of the heap are new in a borrow, and how many in a clone?',
  claims: [
    {
      id: 'borrow-zero-alloc',
      sentence: 'Borrowing allocates nothing.',
      criterion: 'In a borrow of a Vec of 16 strings, no block is new.',
      test: { says: 'new in a borrow', is: 0 },
      because: 'A borrow is the address of what is there. Whoever has it finds the owner’s blocks.',
    },
    {
      id: 'clone-vec-string-memcpy',
      sentence: 'Cloning a Vec or a String is one visit to the allocator and one copy of memory.',
      criterion:
        'In a clone of a String, of a Vec<u8> and of a Vec of 16 strings, one block is new each time.',
      test: {
        all: [
          { says: 'new in a clone of one String', is: 1 },
          { says: 'new in a clone of one Vec<u8>', is: 1 },
          { says: 'new in a clone', is: 1 },
        ],
      },
      because:
        'It is so for a String and for a Vec<u8>, whose elements are plain. A Vec<String> is cloned element by element: a block for the vector, and one for each string that is not empty. What is empty has no block, and its clone has none either.',
    },
  ],
});

const SYSTEM = {
  typescript: 'JavaScript cannot see what its engine asks of the system.',
  rust: 'In the page there is no mmap: a module’s memory can only grow, and it never shrinks.',
};

const mmap = demo({
  id: 'clone/mmap',
  title: 'Blocks that are mapped',
  question: 'Does cloning a large vector mean a call of mmap?',
  missing: SYSTEM,
  claims: [
    {
      id: 'clone-mmap',
      sentence: 'Cloning a large vector means a call of mmap each time.',
      criterion: 'The third clone of 1 MB, of 16 MB and of 64 MB is a block that was mapped for it.',
      test: {
        all: ['1 MB', '16 MB', '64 MB'].map((size) => ({
          says: `mapped for the third clone of ${size}`,
          is: 1,
        })),
      },
      because:
        'Linux’s usual allocator, glibc, maps a block of its own for a request over a threshold, which begins at 128 KiB. When such a block is freed, the threshold rises to its size, up to 32 MiB, and the next one comes from the heap. So the first large clone is mapped and the following are not, unless they are larger than the threshold can become.',
    },
  ],
});

const faults = demo({
  id: 'clone/faults',
  title: 'Pages that are touched for the first time',
  question: 'Which clones make the system find memory, page by page?',
  missing: { ...SYSTEM, rust: 'WebAssembly cannot count the page faults that it causes.' },
  claims: [
    {
      id: 'clone-page-faults',
      sentence: 'A clone faults once for each page when its memory is touched for the first time.',
      criterion:
        'The first clone of 16 MB, and one made while another is kept, fault on more than nine pages of ten; one into a block just freed on fewer than one of ten.',
      test: {
        all: [
          { says: '16 MB, the first clone, faults per page', above: 0.9 },
          { says: '16 MB, while that one is kept', above: 0.9 },
          { says: '16 MB, into a block just freed', below: 0.1 },
        ],
      },
      because:
        'The system promises memory when it is asked and provides it when it is touched, 4 KiB at a time, each page cleared first. A block that was freed a moment ago still has its pages. So a benchmark that clones and drops in a loop never pays for what a program pays that keeps its clones.',
    },
  ],
});

const moved = diagnostic({
  id: 'clone/moved',
  title: 'Without the clone',
  question: 'What does the compiler say when the clone is taken away?',
  claims: [
    {
      id: 'clone-satisfies-borrowck',
      sentence: 'Take the clone away, and the compiler refuses the loop.',
      criterion: 'Without clone, rustc refuses with E0507; with it, the program is accepted.',
      test: {
        all: [
          { version: 'refused', refused: 'E0507' },
          { version: 'accepted', accepted: true },
        ],
      },
      because:
        'The loop borrows the records, and a borrower may not carry off what it was lent. The clone is a way out, and not the only one.',
    },
  ],
});

const both = diagnostic({
  id: 'clone/both',
  title: 'One function for both loops',
  question: 'Can one process serve the loop that clones and the loop that borrows?',
  claims: [],
});

const plain = assembly({
  id: 'clone/plain',
  title: 'A copy and a clone of a u32',
  question: 'What does the compiler make of a copy, and what of a clone?',
  claims: [],
});

const unobserved = assembly({
  id: 'clone/unobserved',
  title: 'A clone that nobody looks at',
  question: 'What is left of a clone of which only the length is used?',
  claims: [],
});

export const programs: readonly Program[] = [blocks, mmap, faults, moved, both, plain, unobserved];
