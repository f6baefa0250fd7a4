/** indices/traverse: from node to node along links, by what a link is and where the nodes lie. */
import { experiment } from '../../src/lab/experiment.ts';
import { count, of } from './parameters.ts';

const SIZES = [1_001, 30_001, 150_001];
const [SMALL, , MOST] = SIZES as [number, number, number];
const at = of('nodes');
const only = (...sizes: number[]) => ({ exists: ({ nodes }: { nodes?: number }) => sizes.includes(nodes!) });
const ends = only(SMALL, MOST);

export const traverse = experiment({
  id: 'indices/traverse',
  title: 'Around a cycle of nodes',
  question: 'Is it faster to follow indices than to follow references?',
  measure: 'nanoseconds per link followed',
  parameters: [count('nodes', 'Nodes of the cycle', SIZES, MOST)],
  axis: 'nodes',
  variants: [
    {
      id: 'reference',
      label: 'references',
      description: 'The nodes lie in an arena in an order left to chance; each refers to the next.',
      color: 8,
    },
    {
      id: 'rc',
      label: 'Rc, RefCell, Weak',
      description:
        'Each node is a block on the heap with counts and a flag, and knows the next one by Weak; the places are left to chance.',
      ...ends,
      color: 3,
    },
    {
      id: 'index',
      label: 'plain indices',
      description: 'The nodes lie in a vector in an order left to chance; each has the place of the next.',
      ...only(MOST),
      color: 6,
    },
    {
      id: 'option',
      label: 'generations, usual layout',
      description:
        'The nodes lie in a vector of Options of generation and node; each has place and generation of the next.',
      color: 2,
    },
    {
      id: 'columns',
      label: 'generations, columns',
      description: 'Generations, links and values have a vector each.',
      ...only(MOST),
      color: 5,
    },
    {
      id: 'slotmap',
      label: 'slotmap',
      description: 'The nodes are in a SlotMap; each has the key of the next.',
      ...ends,
      color: 7,
    },
    {
      id: 'reference-in-order',
      label: 'references, in order',
      description: 'The nodes lie in an arena in the order of the walk; each refers to the next.',
      ...only(MOST),
      color: 1,
    },
    {
      id: 'option-in-order',
      label: 'generations, in order',
      description: 'The usual layout, with the nodes in the order of the walk.',
      ...only(MOST),
      color: 4,
    },
  ],
  claims: [
    {
      id: 'genidx-not-chasing',
      sentence: 'With indices for links, a program no longer chases pointers, and walks faster.',
      criterion:
        'Around 150,001 nodes, in the order of memory and in none, to follow a generational index in the usual layout takes less time than to follow a reference.',
      test: {
        all: [
          { ratio: [at('option', MOST), at('reference', MOST)], below: 1 },
          { ratio: [at('option-in-order', MOST), at('reference-in-order', MOST)], below: 1 },
        ],
      },
      because:
        'An index is an address that still has to be worked out. Whoever follows a chain of them must have one node before the next can be asked for, as with references, and this layout spreads the nodes over more memory. What makes a walk fast is the order of the nodes.',
    },
  ],
  effects: [
    {
      id: 'option',
      label: 'generations in the usual layout against references, 150,001 nodes, in no order',
      ratio: [at('option', MOST), at('reference', MOST)],
    },
    {
      id: 'option-small',
      label: 'generations in the usual layout against references, 1,001 nodes',
      ratio: [at('option', SMALL), at('reference', SMALL)],
    },
    {
      id: 'option-in-order',
      label: 'generations in the usual layout against references, 150,001 nodes, in order',
      ratio: [at('option-in-order', MOST), at('reference-in-order', MOST)],
    },
    {
      id: 'order',
      label: 'references in no order against references in order, 150,001 nodes',
      ratio: [at('reference', MOST), at('reference-in-order', MOST)],
    },
    {
      id: 'index',
      label: 'plain indices against references, 150,001 nodes, in no order',
      ratio: [at('index', MOST), at('reference', MOST)],
    },
    {
      id: 'slotmap',
      label: 'slotmap against references, 150,001 nodes, in no order',
      ratio: [at('slotmap', MOST), at('reference', MOST)],
    },
    {
      id: 'columns',
      label: 'columns against the usual layout, 150,001 nodes, in no order',
      ratio: [at('columns', MOST), at('option', MOST)],
    },
    {
      id: 'rc',
      label: 'Rc, RefCell and Weak against references, 150,001 nodes, in no order',
      ratio: [at('rc', MOST), at('reference', MOST)],
    },
    {
      id: 'rc-small',
      label: 'Rc, RefCell and Weak against references, 1,001 nodes',
      ratio: [at('rc', SMALL), at('reference', SMALL)],
    },
  ],
});
