/** indices/churn: tenants come and go, and every other time the handle of one who has left is asked for. */
import { experiment } from '../../src/lab/experiment.ts';
import { count, of } from './parameters.ts';

const SIZES = [101, 1_001, 30_001];
const [, MIDDLE, MOST] = SIZES as [number, number, number];
const at = of('tenants');

export const churn = experiment({
  id: 'indices/churn',
  title: 'Coming and going',
  question: 'What does it cost to replace a record and to find out that a handle is stale?',
  measure: 'nanoseconds per insert, remove and lookup together',
  parameters: [count('tenants', 'Records that are there', SIZES, MIDDLE)],
  axis: 'tenants',
  variants: [
    {
      id: 'rc',
      label: 'Rc and Weak',
      description: 'A new Rc takes the place of another; a Weak finds out whether the owner is gone.',
      color: 3,
    },
    {
      id: 'option',
      label: 'generations, usual layout',
      description:
        'A new record goes into a vector of Options of generation and record, another leaves; an index finds out.',
      color: 2,
    },
    {
      id: 'slotmap',
      label: 'slotmap',
      description: 'A new record goes into a SlotMap, another leaves; a key finds out.',
      color: 7,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'rc',
      label: 'Rc and Weak against generations in the usual layout, 1,001 records',
      ratio: [at('rc', MIDDLE), at('option', MIDDLE)],
    },
    {
      id: 'rc-most',
      label: 'Rc and Weak against generations in the usual layout, 30,001 records',
      ratio: [at('rc', MOST), at('option', MOST)],
    },
    {
      id: 'slotmap',
      label: 'slotmap against generations in the usual layout, 1,001 records',
      ratio: [at('slotmap', MIDDLE), at('option', MIDDLE)],
    },
  ],
});
