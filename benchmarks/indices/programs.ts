/** Indices instead of references: programs whose output is the point, what rustc says, and the checks of a lookup. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

export const programs: readonly Program[] = [
  diagnostic({
    id: 'indices/hold',
    title: 'A place, or what is there',
    question: 'Can something in a vector be held while the vector grows?',
    claims: [],
  }),
  demo({
    id: 'indices/stale',
    title: 'A key without a value',
    question: 'What does a key find when its value is gone, and another one is in its slot?',
    claims: [],
  }),
  demo({
    id: 'indices/reuse',
    title: 'Slots and versions',
    question: 'Which slot does a new value get?',
    claims: [],
  }),
  demo({
    id: 'indices/forgets',
    title: 'An arena that forgets',
    question: 'Does a stale index find nothing in the layout that is usually shown?',
    claims: [
      {
        id: 'genidx-stale-none',
        sentence: 'In a vector of Options of generation and value, a stale index finds nothing.',
        criterion: 'After a remove and an insert, the index of the value that was removed finds nobody.',
        test: { says: 'a stale index finds, after the slot is used again', is: 'nobody' },
        because:
          'The generation stands inside the Option, and goes with the value. The next tenant of the slot begins where the first one began, and the old index fits. A slot has to remember its generation while it is empty, or all must come from one counter.',
      },
    ],
  }),
  assembly({
    id: 'indices/get',
    title: 'From a handle to a value',
    question: 'How much is checked in a lookup?',
    claims: [
      {
        id: 'genidx-one-check',
        sentence: 'A lookup by generational index costs one check.',
        criterion: 'In the instructions of a lookup in the usual layout, there is one comparison.',
        test: { counts: 'cmp', in: 'by_generation', is: 1 },
        because:
          'There are three: is the place within the vector, is there a tenant, is the tenant of this generation. A slotmap needs two, for an empty slot has a version that no key has.',
      },
    ],
  }),
  diagnostic({
    id: 'indices/edition-2024',
    title: 'A field called gen',
    question: 'Does the usual example compile?',
    claims: [
      {
        id: 'genidx-edition-2024',
        sentence: 'The usual generational arena, with a field called gen, compiles.',
        criterion: 'The compiler takes it in edition 2021 and in edition 2024.',
        test: {
          all: [
            { program: 'edition-2021', accepted: true },
            { version: 'refused', accepted: true },
          ],
        },
        because:
          'It does in edition 2021, without a word. Edition 2024 has reserved the name for generator blocks. Call the field generation; in code that exists already, r#gen is the same name.',
      },
    ],
  }),
  diagnostic({
    id: 'indices/edition-2021',
    title: 'The same in edition 2021',
    question: 'And in the edition before?',
    edition: 2021,
    only: 'accepted',
    claims: [],
  }),
  diagnostic({
    id: 'indices/single-use',
    title: 'An index, used twice',
    question: 'Can an index be used again after a lookup?',
    claims: [
      {
        id: 'genidx-single-use',
        sentence: 'An index can be looked up as often as one likes.',
        criterion: 'The compiler takes two lookups by one index, of the type as it is usually declared.',
        test: { version: 'refused', accepted: true },
        because:
          'A struct of two numbers is moved like any other until it is declared Copy. The first lookup takes the index, and there is none left for the second (E0382).',
      },
    ],
  }),
  demo({
    id: 'indices/sizes',
    title: 'Bytes of a node with one link',
    question: 'Is a node smaller when it is linked by index?',
    claims: [
      {
        id: 'genidx-memory',
        sentence: 'Nodes with generational indices are more compact than nodes with references.',
        criterion:
          'A node with one link and a number takes less room in a vector of Options of generation and node than a node with a reference.',
        test: { says: 'usual layout against reference', below: 1 },
        because:
          'The link has a generation beside the place, the slot has another one, and the Option takes a whole alignment to say that somebody is there. Smaller than references are plain indices of 32 bits; a slotmap is no larger than references of 64 bits.',
      },
    ],
  }),
  demo({
    id: 'indices/entities',
    title: 'A ship, a rock and a star',
    question: 'What happens to those who know an entity that is gone?',
    claims: [],
  }),
];
