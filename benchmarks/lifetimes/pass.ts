/** lifetimes/pass: a value is lent to a function, by its size. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const SIZES = [8, 64, 1_000, 65_600, 1_000_064];
const SMALL = 8;
const LARGE = 1_000_064;
const of = (variant: string, size: number): CaseRef => ({ variant, at: { size } });

export const pass = experiment({
  id: 'lifetimes/pass',
  title: 'Lending a value, by size',
  question: 'What does a reference cost, and what would a bare pointer cost instead?',
  measure: 'nanoseconds per call',
  parameters: [
    { id: 'size', label: 'Size of the value', unit: 'bytes', values: SIZES, default: 1_000, scale: 'log' },
  ],
  axis: 'size',
  variants: [
    {
      id: 'reference',
      label: 'a reference',
      description: 'Calls a function with a reference to the value.',
      color: 8,
    },
    {
      id: 'pointer',
      label: 'a raw pointer',
      description: 'Calls a function with a pointer to the value, which the compiler does not check.',
      exists: ({ size }) => size === SMALL || size === LARGE,
      color: 1,
    },
  ],
  claims: [
    {
      id: 'borrow-zero-cost',
      sentence: 'References cost nothing when the program runs.',
      criterion:
        'Lending a megabyte takes between 0.8 and 1.25 times as long as lending 8 bytes, and a reference between 0.8 and 1.25 times as long as a raw pointer.',
      test: {
        all: [
          { ratio: [of('reference', LARGE), of('reference', SMALL)], within: [0.8, 1.25] },
          { ratio: [of('reference', SMALL), of('pointer', SMALL)], within: [0.8, 1.25] },
          { ratio: [of('reference', LARGE), of('pointer', LARGE)], within: [0.8, 1.25] },
        ],
      },
      because:
        'A reference is an address, and its lifetime is gone before the first instruction is made. What the compiler proved is not in the program any more.',
    },
  ],
  effects: [
    {
      id: 'flat',
      label: 'a reference to 1 MB against a reference to 8 bytes',
      ratio: [of('reference', LARGE), of('reference', SMALL)],
    },
    {
      id: 'pointer',
      label: 'a reference against a raw pointer, 8 bytes',
      ratio: [of('reference', SMALL), of('pointer', SMALL)],
    },
  ],
});
