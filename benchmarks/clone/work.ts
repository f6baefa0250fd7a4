/** clone/work: a loop that does something with every byte, with a clone in it and without. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const SHORTEST = 8;
const LONGEST = 16_000;
const text = (variant: string, length: number): CaseRef => ({ variant, at: { length } });

export const work = experiment({
  id: 'clone/work',
  title: 'A clone beside real work',
  question: 'How much of a loop is the clone, when the loop reads every byte?',
  measure: 'nanoseconds per text',
  parameters: [
    {
      id: 'length',
      label: 'Length of the text',
      unit: 'bytes',
      values: [SHORTEST, 40, 200, 1_000, 4_000, LONGEST],
      default: 200,
      scale: 'log',
    },
  ],
  axis: 'length',
  variants: [
    {
      id: 'clone',
      label: 'clone, then hash',
      description: 'Clones a Vec of one String, hashes every byte of the clone, and drops it.',
      color: 4,
    },
    {
      id: 'borrow',
      label: 'hash',
      description: 'Hashes every byte of the same String where it is.',
      color: 8,
    },
  ],
  claims: [
    {
      id: 'clone-crossover',
      sentence: 'A clone in a loop is always worth removing.',
      criterion: `The clone adds over 20 % to a loop that hashes every byte, both with texts of ${SHORTEST} bytes and with texts of 16 kB.`,
      test: {
        all: [SHORTEST, LONGEST].map((length) => ({
          ratio: [text('clone', length), text('borrow', length)] as const,
          above: 1.2,
        })),
      },
      because:
        'A clone copies many bytes at a time; work that looks at each byte does not. With long strings the work outgrows the clone; with short ones the allocator outweighs both.',
    },
  ],
  effects: [
    {
      id: 'short',
      label: 'with a clone against without, texts of 8 bytes',
      ratio: [text('clone', SHORTEST), text('borrow', SHORTEST)],
    },
    {
      id: 'middle',
      label: 'with a clone against without, texts of 1 kB',
      ratio: [text('clone', 1_000), text('borrow', 1_000)],
    },
    {
      id: 'long',
      label: 'with a clone against without, texts of 16 kB',
      ratio: [text('clone', LONGEST), text('borrow', LONGEST)],
    },
  ],
});
