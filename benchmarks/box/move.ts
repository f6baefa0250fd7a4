/** box/move: what it takes to pass a value, by size. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const SIZES = [64, 200, 1_000, 4_000, 16_000, 65_600, 260_000, 1_000_064];
const SMALL = 64;
const LARGE = 1_000_064;

const sized = (variant: string, size: number): CaseRef => ({ variant, at: { size } });
const grown = (variant: string) => [sized(variant, LARGE), sized(variant, SMALL)] as const;

export const move = experiment({
  id: 'box/move',
  title: 'Passing a value, by size',
  question: 'What does it cost to pass a value to a function, by itself or in a Box?',
  measure: 'nanoseconds per call',
  parameters: [
    { id: 'size', label: 'Size of the value', unit: 'bytes', values: SIZES, default: 1_000, scale: 'log' },
  ],
  axis: 'size',
  variants: [
    {
      id: 'value',
      label: 'the value',
      description: 'Calls a function that takes the value itself, and so gets a copy of every byte.',
      color: 4,
    },
    {
      id: 'box',
      label: 'Box',
      description: 'Calls a function that takes a Box of the value, and hands it back.',
      // Lines that ought to be flat need few points.
      exists: ({ size }) => [SMALL, 1_000, 65_600, LARGE].includes(size!),
      color: 1,
    },
    {
      id: 'vec',
      label: 'Vec',
      description: 'Calls a function that takes a vector, which is three words, and hands it back.',
      exists: ({ size }) => [SMALL, LARGE].includes(size!),
      color: 6,
    },
    {
      id: 'borrow',
      label: 'borrow',
      description: 'Calls a function that borrows the value.',
      exists: ({ size }) => [SMALL, LARGE].includes(size!),
      color: 8,
    },
  ],
  claims: [
    {
      id: 'box-move-cheap',
      sentence: 'Moving a Box instead of a large value saves the copy.',
      criterion: 'Passing a megabyte by value takes over 1,000 times as long as passing a Box of it.',
      test: { ratio: [sized('value', LARGE), sized('box', LARGE)], above: 1_000 },
      because:
        'A Box is an address. The function gets the address in a register, and the megabyte stays where it is.',
    },
    {
      id: 'move-no-overhead',
      sentence: 'Moves cost nothing.',
      criterion:
        'For a value, a Box and a Vec, passing a megabyte takes between 0.8 and 1.25 times as long as passing 64 bytes.',
      test: {
        all: ['value', 'box', 'vec'].map((variant) => ({
          ratio: grown(variant),
          within: [0.8, 1.25] as const,
        })),
      },
      because:
        'A move copies the bytes that the type itself has: a word or two for a Box, three for a Vec, all of them for an array. What it never does is copy what a pointer leads to.',
    },
  ],
  effects: [
    {
      id: 'megabyte',
      label: 'a value against a Box, 1 MB',
      ratio: [sized('value', LARGE), sized('box', LARGE)],
    },
    {
      id: 'kilobyte',
      label: 'a value against a Box, 1 kB',
      ratio: [sized('value', 1_000), sized('box', 1_000)],
    },
    {
      id: 'line',
      label: 'a value against a Box, 64 bytes',
      ratio: [sized('value', SMALL), sized('box', SMALL)],
    },
    { id: 'flat', label: 'a Box of 1 MB against a Box of 64 bytes', ratio: grown('box') },
    { id: 'flat-vec', label: 'a Vec of 1 MB against a Vec of 64 bytes', ratio: grown('vec') },
    {
      id: 'borrowed',
      label: 'a Box against a borrow, 1 MB',
      ratio: [sized('box', LARGE), sized('borrow', LARGE)],
    },
  ],
});
