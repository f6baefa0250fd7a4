/** clone/loop: a loop over records that needs their tags, by how many tags each has. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const tags = (variant: string, strings: number): CaseRef => ({ variant, at: { strings } });
/** Three points show a line of known shape. */
const some = ({ strings }: ParameterValues): boolean => [1, 16, 250].includes(strings!);

export const loop = experiment({
  id: 'clone/loop',
  title: 'Borrow or clone, in a loop',
  question: 'What does a loop over records pay when it clones their tags instead of borrowing them?',
  measure: 'nanoseconds per record, tags of 8 bytes',
  parameters: [
    {
      id: 'strings',
      label: 'Tags of a record',
      unit: 'count',
      values: [1, 4, 16, 64, 250],
      default: 16,
      scale: 'log',
    },
  ],
  axis: 'strings',
  variants: [
    {
      id: 'clone',
      label: 'clone',
      description:
        'Clones a Vec<String>: a block for the vector, one for each string, and a copy of every byte.',
      color: 4,
    },
    {
      id: 'reuse',
      label: 'clone_from',
      description: 'Copies the strings into those of a vector that is there already; no block is asked for.',
      exists: some,
      color: 7,
    },
    {
      id: 'flat',
      label: 'clone of one Vec<u8>',
      description: 'Clones one vector of bytes that holds the bytes of all tags: one block, one copy.',
      exists: some,
      color: 1,
    },
    {
      id: 'borrow',
      label: 'borrow',
      description: 'Lends the strings that are there.',
      exists: some,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'clone-deep-copies',
      sentence: 'Cloning a Vec<String> makes new heap blocks, one for each string, and copies every byte.',
      criterion:
        'With 16 tags and with 250, the clone takes over 3 times as long as a clone of the same bytes in one block.',
      test: {
        all: [16, 250].map((strings) => ({
          ratio: [tags('clone', strings), tags('flat', strings)] as const,
          above: 3,
        })),
      },
      because:
        'Both copy the same bytes. What one has and the other lacks is a visit to the allocator for each string, to ask for a block, and another to give it back.',
    },
    {
      id: 'clone-loop-allocates',
      sentence: 'A clone in a loop allocates on every turn, and is far slower than a borrow.',
      criterion: 'With 16 tags, a turn that clones takes over 10 times as long as a turn that borrows.',
      test: { ratio: [tags('clone', 16), tags('borrow', 16)], above: 10 },
      because:
        'A borrow of a record’s tags passes an address and a length. The clone asks for seventeen blocks, fills them, and gives them back before the next turn asks again.',
    },
  ],
  effects: [
    {
      id: 'clone',
      label: 'a clone against a borrow, 16 tags',
      ratio: [tags('clone', 16), tags('borrow', 16)],
    },
    {
      id: 'one',
      label: 'a clone against a borrow, 1 tag',
      ratio: [tags('clone', 1), tags('borrow', 1)],
    },
    {
      id: 'blocks',
      label: 'a clone of strings against a clone of the same bytes in one block, 16 tags',
      ratio: [tags('clone', 16), tags('flat', 16)],
    },
    {
      id: 'many-blocks',
      label: 'a clone of strings against a clone of the same bytes in one block, 250 tags',
      ratio: [tags('clone', 250), tags('flat', 250)],
    },
    {
      id: 'reuse',
      label: 'a clone against clone_from, 16 tags',
      ratio: [tags('clone', 16), tags('reuse', 16)],
    },
    {
      id: 'reuse-borrow',
      label: 'clone_from against a borrow, 16 tags',
      ratio: [tags('reuse', 16), tags('borrow', 16)],
    },
  ],
});
