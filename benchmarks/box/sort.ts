/** box/sort: what is moved when 2,000 values are sorted. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const SIZES = [16, 64, 136, 264, 1_000, 4_000];
/** Bytes of values: more of them take too long to lay out. */
const MOST = 16e6;
const fits = ({ size, count }: ParameterValues): boolean => size! * count! <= MOST;

const sized = (variant: string, size: number): CaseRef => ({ variant, at: { size } });
const against = (variant: string, other: string, size: number) =>
  [sized(variant, size), sized(other, size)] as const;

export const sort = experiment({
  id: 'box/sort',
  title: 'Sorting values or boxes',
  question: 'From what size on is it quicker to sort boxes than the values themselves?',
  measure: 'nanoseconds per value',
  parameters: [
    { id: 'size', label: 'Size of a value', unit: 'bytes', values: SIZES, default: 136, scale: 'log' },
    {
      id: 'count',
      label: 'Number of values',
      unit: 'count',
      values: [2_000, 50_000],
      default: 2_000,
      scale: 'log',
    },
  ],
  axis: 'size',
  variants: [
    {
      id: 'values',
      label: 'values',
      description: 'Sorts values by new keys, moving the values; one operation is one of them.',
      exists: fits,
      color: 4,
    },
    {
      id: 'boxes',
      label: 'boxes',
      description: 'Sorts boxes by new keys of their values, moving the boxes.',
      exists: fits,
      color: 1,
    },
    {
      id: 'index',
      label: 'keys with an index',
      description: 'Sorts pairs of a key and an index, then moves each value to its place.',
      exists: (parameters) => [16, 136, 1_000, 4_000].includes(parameters.size!) && fits(parameters),
      color: 6,
    },
  ],
  claims: [
    {
      id: 'box-sort-crossover',
      sentence: 'Sorting boxes instead of values begins to pay somewhere between 64 and 256 bytes a value.',
      criterion:
        'Of 2,000 values, sorting those of 64 bytes takes less time than sorting boxes of them; sorting those of 264 bytes, more.',
      test: {
        all: [
          { ratio: against('values', 'boxes', 64), below: 1 },
          { ratio: against('values', 'boxes', 264), above: 1 },
        ],
      },
      because:
        'A sort moves each value several times, and a box is moved for the price of a word. But each comparison of boxes follows two pointers. Where the one outweighs the other depends on the caches, and on what a copy costs in the language.',
    },
  ],
  effects: [
    {
      id: 'line',
      label: 'values against boxes, 64 bytes',
      ratio: against('values', 'boxes', 64),
    },
    {
      id: 'small',
      label: 'values against boxes, 16 bytes',
      ratio: against('values', 'boxes', 16),
    },
    {
      id: 'lines',
      label: 'values against boxes, 264 bytes',
      ratio: against('values', 'boxes', 264),
    },
    {
      id: 'page',
      label: 'values against boxes, 4,000 bytes',
      ratio: against('values', 'boxes', 4_000),
    },
    {
      id: 'index-small',
      label: 'keys with an index against boxes, 16 bytes',
      ratio: against('index', 'boxes', 16),
    },
    {
      id: 'index-page',
      label: 'keys with an index against boxes, 4,000 bytes',
      ratio: against('index', 'boxes', 4_000),
    },
  ],
});
