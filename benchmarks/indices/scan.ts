/** indices/scan: one field of each record, by where the records lie and how many slots are empty. */
import { experiment } from '../../src/lab/experiment.ts';
import { of } from './parameters.ts';

const [NONE, HALF, MOST] = [0, 50, 90];
const at = of('holes');
const full = ({ holes }: { holes?: number }) => holes === NONE;

export const scan = experiment({
  id: 'indices/scan',
  title: 'A sum over everybody',
  question: 'What is fast about a flat vector, and what do its holes cost?',
  measure: 'nanoseconds per record that is there',
  parameters: [
    {
      id: 'holes',
      label: 'Slots of 100,000 that are empty, in percent',
      unit: 'count',
      values: [NONE, HALF, MOST],
      default: NONE,
      scale: 'point',
    },
  ],
  axis: 'holes',
  variants: [
    {
      id: 'fresh',
      label: 'boxes, fresh heap',
      description:
        'A list of pointers to blocks that lie in the order of the list. It has no holes to speak of.',
      exists: full,
      color: 1,
    },
    {
      id: 'aged',
      label: 'boxes, used heap',
      description: 'A list of pointers to blocks whose places are left to chance, as in a heap with a past.',
      exists: full,
      color: 4,
    },
    {
      id: 'option',
      label: 'generations, usual layout',
      description: 'All slots of a vector of Options of generation and record, empty or not.',
      color: 2,
    },
    {
      id: 'pattern',
      label: 'generations, holes in a pattern',
      description: 'The same vector with every second slot empty, so that a core can learn which.',
      exists: ({ holes }) => holes === HALF,
      color: 3,
    },
    {
      id: 'rows',
      label: 'dense rows',
      description: 'Records side by side, as in a DenseSlotMap: no holes.',
      color: 7,
    },
    {
      id: 'columns',
      label: 'dense column',
      description: 'The one field that is asked for, side by side in a column of its own: no holes.',
      color: 5,
    },
  ],
  claims: [
    {
      id: 'genidx-prefetcher',
      sentence: 'A flat vector is fast to scan, because the prefetcher sees where it leads.',
      criterion:
        'To add one field of 100,000 records takes less time over a full vector of Options of generation and record than over pointers to blocks in no order.',
      test: { ratio: [at('option', NONE), at('aged', NONE)], below: 1 },
      because:
        'The vector is read from one end to the other, and a prefetcher fetches what comes next. It sees as well where pointers lead, as long as the blocks lie in the order of the list. It is order again, and a vector always has it.',
    },
    {
      id: 'genidx-ecs',
      sentence: 'The storage of an entity component system is a vector of Options of generation and value.',
      criterion:
        'With half of the slots empty, to add one field of all records takes no longer over such a vector than over a dense column: less than 1.1 times as long.',
      test: { ratio: [at('option', HALF), at('columns', HALF)], below: 1.1 },
      because:
        'Such systems hand out generational indices, but the components lie elsewhere: side by side, a column for each, without holes. A generation is looked at when an entity is looked up, and never in a scan.',
    },
  ],
  effects: [
    {
      id: 'aged',
      label: 'boxes on a used heap against generations in the usual layout, no holes',
      ratio: [at('aged', NONE), at('option', NONE)],
    },
    {
      id: 'used',
      label: 'boxes on a used heap against boxes on a fresh one, no holes',
      ratio: [at('aged', NONE), at('fresh', NONE)],
    },
    {
      id: 'fresh',
      label: 'generations in the usual layout against boxes on a fresh heap, no holes',
      ratio: [at('option', NONE), at('fresh', NONE)],
    },
    {
      id: 'half',
      label: 'generations in the usual layout against a dense column, half of the slots empty',
      ratio: [at('option', HALF), at('columns', HALF)],
    },
    {
      id: 'half-rows',
      label: 'generations in the usual layout against dense rows, half of the slots empty',
      ratio: [at('option', HALF), at('rows', HALF)],
    },
    {
      id: 'holes',
      label: 'generations in the usual layout, half of the slots empty against none',
      ratio: [at('option', HALF), at('option', NONE)],
    },
    {
      id: 'pattern',
      label:
        'generations in the usual layout, holes left to chance against holes in a pattern, half of the slots empty',
      ratio: [at('option', HALF), at('pattern', HALF)],
    },
    {
      id: 'rows',
      label: 'dense rows against a dense column, no holes',
      ratio: [at('rows', NONE), at('columns', NONE)],
    },
  ],
});
