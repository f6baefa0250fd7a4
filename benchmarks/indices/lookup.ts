/** indices/lookup: from a handle to a record, by what is checked on the way. */
import { experiment } from '../../src/lab/experiment.ts';
import { count, of } from './parameters.ts';

const SIZES = [1_001, 10_001, 100_001];
const [SMALL, , MOST] = SIZES as [number, number, number];
const at = of('records');

export const lookup = experiment({
  id: 'indices/lookup',
  title: 'What it costs to look a handle up',
  question: 'What does the check of a generation cost?',
  measure: 'nanoseconds per lookup, by handles in no order',
  parameters: [count('records', 'Records', SIZES, SMALL)],
  axis: 'records',
  variants: [
    {
      id: 'reference',
      label: 'references',
      description: 'The handle is a reference: nothing is checked.',
      color: 8,
    },
    {
      id: 'index',
      label: 'plain indices',
      description: 'The handle is a place, which is compared with the length of the vector.',
      color: 6,
    },
    {
      id: 'option',
      label: 'generations, usual layout',
      description: 'Place, Option and generation are checked.',
      color: 2,
    },
    {
      id: 'columns',
      label: 'generations, columns',
      description: 'Place and generation are checked; generations have a vector of their own.',
      color: 5,
    },
    {
      id: 'slotmap',
      label: 'slotmap',
      description: 'Place and version are checked; an empty slot has a version that no key has.',
      color: 7,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'index-small',
      label: 'plain indices against references, 1,001 records',
      ratio: [at('index', SMALL), at('reference', SMALL)],
    },
    {
      id: 'option-small',
      label: 'generations in the usual layout against plain indices, 1,001 records',
      ratio: [at('option', SMALL), at('index', SMALL)],
    },
    {
      id: 'slotmap-small',
      label: 'slotmap against plain indices, 1,001 records',
      ratio: [at('slotmap', SMALL), at('index', SMALL)],
    },
    {
      id: 'option',
      label: 'generations in the usual layout against plain indices, 100,001 records',
      ratio: [at('option', MOST), at('index', MOST)],
    },
    {
      id: 'slotmap',
      label: 'slotmap against plain indices, 100,001 records',
      ratio: [at('slotmap', MOST), at('index', MOST)],
    },
    {
      id: 'columns',
      label: 'columns against plain indices, 100,001 records',
      ratio: [at('columns', MOST), at('index', MOST)],
    },
  ],
});
