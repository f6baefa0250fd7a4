/** indices/neighbors: what four others say, by what a link is. */
import { experiment } from '../../src/lab/experiment.ts';
import { count, of } from './parameters.ts';

const SIZES = [1_001, 10_001, 100_001];
const [SMALL, MIDDLE, MOST] = SIZES as [number, number, number];
const at = of('nodes');
const ends = ({ nodes }: { nodes?: number }) => nodes !== MIDDLE;

export const neighbors = experiment({
  id: 'indices/neighbors',
  title: 'The sum over four neighbors',
  question: 'Are indices faster than references where the next link does not wait for the last?',
  measure: 'nanoseconds per node, of which four neighbors are asked',
  parameters: [count('nodes', 'Nodes', SIZES, MOST)],
  axis: 'nodes',
  variants: [
    {
      id: 'reference',
      label: 'references',
      description: 'Reads the values of four nodes of an arena that each node refers to.',
      color: 8,
    },
    {
      id: 'rc',
      label: 'Rc, RefCell, Weak',
      description: 'Upgrades four Weaks of each node, borrows what they lead to, and reads.',
      color: 3,
    },
    {
      id: 'option',
      label: 'generations, usual layout',
      description: 'Looks four indices of each node up in a vector of Options of generation and node.',
      color: 2,
    },
    {
      id: 'columns',
      label: 'generations, columns',
      description: 'Looks four indices up in a column of generations, then in one of values.',
      exists: ends,
      color: 5,
    },
    {
      id: 'slotmap',
      label: 'slotmap',
      description: 'Looks four keys of each node up in a SlotMap.',
      exists: ends,
      color: 7,
    },
  ],
  claims: [
    {
      id: 'genidx-any-workload',
      sentence: 'Generational indices beat references in any real workload.',
      criterion:
        'In this one, a sum over four neighbors, the usual layout takes less time than references with 1,001 nodes, with 10,001 and with 100,001.',
      test: {
        all: [SMALL, MIDDLE, MOST].map((size) => ({
          ratio: [at('option', size), at('reference', size)],
          below: 1,
        })),
      },
      because:
        'One workload is enough to refute “any”, and the walk along a cycle is another. It takes more than one to confirm it. Indices do win where their layout does: in a scan of slots against references into a heap with a past.',
    },
    {
      id: 'genidx-no-arc',
      sentence: 'Indices need no counts, so they are faster than Rc.',
      criterion:
        'With 1,001 nodes, with 10,001 and with 100,001, the usual layout takes less time than Rc, RefCell and Weak.',
      test: {
        all: [SMALL, MIDDLE, MOST].map((size) => ({
          ratio: [at('option', size), at('rc', size)],
          below: 1,
        })),
      },
      because:
        'A Weak that is upgraded changes a count and a borrow changes a flag, and both are changed back, in a node that is only to be read. An index changes nothing. But once the nodes do not fit into a cache, their size decides, and a slot with four such indices is larger than the block of an Rc with four Weaks.',
    },
  ],
  effects: [
    {
      id: 'option-small',
      label: 'generations in the usual layout against references, 1,001 nodes',
      ratio: [at('option', SMALL), at('reference', SMALL)],
    },
    {
      id: 'option',
      label: 'generations in the usual layout against references, 100,001 nodes',
      ratio: [at('option', MOST), at('reference', MOST)],
    },
    {
      id: 'slotmap-small',
      label: 'slotmap against references, 1,001 nodes',
      ratio: [at('slotmap', SMALL), at('reference', SMALL)],
    },
    {
      id: 'slotmap',
      label: 'slotmap against references, 100,001 nodes',
      ratio: [at('slotmap', MOST), at('reference', MOST)],
    },
    {
      id: 'columns',
      label: 'columns against references, 100,001 nodes',
      ratio: [at('columns', MOST), at('reference', MOST)],
    },
    {
      id: 'rc-small',
      label: 'Rc, RefCell and Weak against generations in the usual layout, 1,001 nodes',
      ratio: [at('rc', SMALL), at('option', SMALL)],
    },
    {
      id: 'rc',
      label: 'Rc, RefCell and Weak against generations in the usual layout, 100,001 nodes',
      ratio: [at('rc', MOST), at('option', MOST)],
    },
  ],
});
