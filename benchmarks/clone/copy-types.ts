/** clone/copy-types: plain values, copied and cloned, beside strings of as many bytes. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const of = (variant: string, size: number): CaseRef => ({ variant, at: { size } });
const BOOL = 1;
const U32 = 4;
const ARRAY = 200;

export const copyTypes = experiment({
  id: 'clone/copy-types',
  title: 'Cloning what can be copied',
  question: 'Does the clone of a bool, of a u32 or of a small array cost more than a copy?',
  measure: 'nanoseconds per value',
  parameters: [
    {
      id: 'size',
      label: 'Size of the value',
      unit: 'bytes',
      values: [0, BOOL, U32, 16, 64, ARRAY],
      default: U32,
      scale: 'point',
    },
  ],
  axis: 'size',
  variants: [
    {
      id: 'string',
      label: 'clone of a String',
      description: 'Clones and drops a String of so many bytes; an empty one has no block.',
      color: 4,
    },
    {
      id: 'clone',
      label: 'clone of a plain value',
      description: 'Clones a bool (1 byte), a u32 (4) or an array of them.',
      exists: ({ size }) => size! > 0,
      color: 6,
    },
    {
      id: 'copy',
      label: 'copy',
      description: 'Copies the same value.',
      exists: ({ size }) => size! > 0,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'clone-primitive-free',
      sentence: 'Cloning a u32 is free.',
      criterion: 'Cloning a u32 takes between 0.9 and 1.1 times as long as copying it, and so does a bool.',
      test: {
        all: [U32, BOOL].map((size) => ({
          ratio: [of('clone', size), of('copy', size)] as const,
          within: [0.9, 1.1] as const,
        })),
      },
      because:
        'For a type that is Copy, clone is a copy: the compiler makes the same instructions of both. In TypeScript there is nothing but the copy.',
    },
  ],
  effects: [
    { id: 'u32', label: 'a clone of a u32 against a copy', ratio: [of('clone', U32), of('copy', U32)] },
    {
      id: 'array',
      label: 'a clone of 200 bytes in an array against a copy',
      ratio: [of('clone', ARRAY), of('copy', ARRAY)],
    },
    {
      id: 'string',
      label: 'a String of 4 bytes against a u32, both cloned',
      ratio: [of('string', U32), of('clone', U32)],
    },
    {
      id: 'empty',
      label: 'a String of 1 byte against an empty one, both cloned',
      ratio: [of('string', 1), of('string', 0)],
    },
  ],
});
