/** drop/bulk: what it costs that each value is dropped. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const FEW = 1_000;
/** As many as a sample of 3 ms has time for, in every language. */
const MANY = 40_000;
const many = (variant: string): CaseRef => ({ variant, at: { values: MANY } });
const few = (variant: string): CaseRef => ({ variant, at: { values: FEW } });

/** Lines that ought to be flat need two points. */
const ends = ({ values }: ParameterValues): boolean => values === FEW || values === MANY;

export const bulk = experiment({
  id: 'drop/bulk',
  title: 'Values made, and all of them dropped',
  question: 'What does it cost that each value is dropped, by what there is to clean up?',
  measure: 'nanoseconds per value, made and dropped; a vector is filled, then emptied',
  parameters: [
    {
      id: 'values',
      label: 'Values in the vector',
      unit: 'count',
      values: [FEW, 10_000, MANY],
      default: MANY,
      scale: 'log',
    },
  ],
  axis: 'values',
  variants: [
    {
      id: 'shuffled',
      label: 'boxes, shuffled',
      description: 'Each value in a block of its own; the blocks are given back in random order.',
      color: 3,
    },
    {
      id: 'string',
      label: 'strings',
      description: 'A text of 16 bytes in a block of its own, with its address, length and capacity.',
      exists: ends,
      color: 4,
    },
    {
      id: 'box',
      label: 'boxes',
      description: 'Each value in a block of its own; the blocks are given back in the order they came.',
      color: 1,
    },
    {
      id: 'arena',
      label: 'arena, freed whole',
      description: 'The values and a table of their addresses in one region, which is reset.',
      exists: ends,
      color: 7,
    },
    {
      id: 'counted',
      label: 'a Drop that adds',
      description: 'Numbers whose destructor adds them to a sum.',
      exists: ends,
      color: 2,
    },
    {
      id: 'empty',
      label: 'an empty Drop',
      description: 'Numbers whose destructor does nothing.',
      exists: ends,
      color: 5,
    },
    {
      id: 'plain',
      label: 'plain numbers',
      description: 'Numbers of 64 bits, which have no destructor.',
      exists: ends,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'drop-cost',
      sentence: 'Cleanup that the compiler writes is free.',
      criterion:
        'Making and dropping 40,000 boxed numbers takes less than 1.2 times as long as the same with plain ones.',
      test: { ratio: [many('box'), many('plain')], below: 1.2 },
      because:
        'What costs nothing is to have it written: numbers have no destructor, and one that does nothing leaves no instruction behind. But a Box owns a block, and the allocator must find it, mark it and file it, once for each. It is timed together with the making, because a program that goes on gives back as many blocks as it takes.',
    },
  ],
  effects: [
    {
      id: 'box',
      label: 'boxes against plain numbers, 40,000 values',
      ratio: [many('box'), many('plain')],
    },
    {
      id: 'empty',
      label: 'an empty Drop against none, 40,000 values',
      ratio: [many('empty'), many('plain')],
    },
    {
      id: 'counted',
      label: 'a Drop that adds against none, 40,000 values',
      ratio: [many('counted'), many('plain')],
    },
    {
      id: 'string',
      label: 'strings against boxes, 40,000 values',
      ratio: [many('string'), many('box')],
    },
    {
      id: 'shuffled',
      label: 'boxes dropped in random order against in order, 40,000 values',
      ratio: [many('shuffled'), many('box')],
    },
    {
      id: 'shuffled-few',
      label: 'boxes dropped in random order against in order, 1,000 values',
      ratio: [few('shuffled'), few('box')],
    },
    {
      id: 'arena',
      label: 'boxes against an arena, 40,000 values',
      ratio: [many('box'), many('arena')],
    },
  ],
});
