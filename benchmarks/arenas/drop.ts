/** arenas/drop: what is left to do when a tree goes, by what is in it. */
import { experiment } from '../../src/lab/experiment.ts';
import { at, nodes } from './parameters.ts';

const SIZES = [1_365, 21_845, 87_381];
const [SMALL, MIDDLE, MOST] = SIZES as [number, number, number];

export const drop = experiment({
  id: 'arenas/drop',
  title: 'What a drop has to do',
  question: 'Does an arena give everything back at once, whatever is in it?',
  measure: 'nanoseconds per node, built and dropped; trees are built whole and dropped whole',
  parameters: [nodes(SIZES, MOST)],
  axis: 'nodes',
  variants: [
    {
      id: 'box',
      label: 'Box and Vec',
      description: 'A block for each node and one for each list of children; each is given back.',
      color: 1,
    },
    {
      id: 'typed-vec',
      label: 'typed arena, Vec inside',
      description:
        'The nodes are in a typed arena; each inner one owns a std Vec of references to its children.',
      color: 4,
    },
    {
      id: 'typed-destructor',
      label: 'typed arenas, destructor',
      description: 'Nodes and lists of children are in typed arenas; dropping a node adds one to a count.',
      exists: ({ nodes }) => nodes !== SMALL,
      color: 2,
    },
    {
      id: 'typed',
      label: 'typed arenas',
      description: 'Nodes and lists of children are in typed arenas; nothing in them needs to be dropped.',
      exists: ({ nodes }) => nodes !== SMALL,
      color: 5,
    },
    {
      id: 'bump',
      label: 'bump arena',
      description: 'Nodes and lists of children are in one bump arena.',
      color: 7,
    },
    {
      id: 'indices',
      label: 'indices in a Vec',
      description: 'Each node says in one vector where its last child and its previous sibling are.',
      exists: ({ nodes }) => nodes !== MIDDLE,
      color: 6,
    },
  ],
  claims: [
    {
      id: 'arena-individual-slow',
      sentence: 'A Box for each node is slow; the same nodes in an arena are faster.',
      criterion:
        'With 87,381 nodes that each own a Vec of their children, a typed arena takes less time than a Box for each node.',
      test: { ratio: [at('typed-vec', MOST), at('box', MOST)], below: 1 },
      because:
        'The arena saves a block for each node and keeps the one for each list of children. How much that is worth depends on the allocator.',
    },
    {
      id: 'arena-reclaimed-once',
      sentence: 'An arena gives everything back at once: it does not matter what is in it.',
      criterion:
        'With 87,381 nodes, typed arenas take less than 1.1 times as long when the nodes have a destructor, and when they own a Vec, as when nothing in them is to be dropped.',
      test: {
        all: [
          { ratio: [at('typed-destructor', MOST), at('typed', MOST)], below: 1.1 },
          { ratio: [at('typed-vec', MOST), at('typed', MOST)], below: 1.1 },
        ],
      },
      because:
        'The memory goes at once. But a typed arena keeps what Rust promises: each value that has a destructor is dropped, one after the other.',
    },
  ],
  effects: [
    {
      id: 'usual',
      label: 'a typed arena with a Vec in each node against Box and Vec, 87,381 nodes',
      ratio: [at('typed-vec', MOST), at('box', MOST)],
    },
    {
      id: 'lists',
      label: 'a Vec in each node against lists in an arena, 87,381 nodes',
      ratio: [at('typed-vec', MOST), at('typed', MOST)],
    },
    {
      id: 'destructor',
      label: 'with a destructor against without, 87,381 nodes',
      ratio: [at('typed-destructor', MOST), at('typed', MOST)],
    },
    {
      id: 'bump',
      label: 'Box and Vec against a bump arena, 87,381 nodes',
      ratio: [at('box', MOST), at('bump', MOST)],
    },
    {
      id: 'indices',
      label: 'a bump arena against indices in a Vec, 87,381 nodes',
      ratio: [at('bump', MOST), at('indices', MOST)],
    },
  ],
});
