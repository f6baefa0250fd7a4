/** arenas/traverse: the value of an expression, by where its nodes lie. */
import { experiment } from '../../src/lab/experiment.ts';
import { at, nodes } from './parameters.ts';

const SIZES = [1_001, 30_001, 300_001];
const [SMALL, LARGE, MOST] = SIZES as [number, number, number];

export const traverse = experiment({
  id: 'arenas/traverse',
  title: 'A walk through the whole tree',
  question: 'Is a tree in an arena faster to walk through, and if so, because of the arena?',
  measure: 'nanoseconds per node visited; the tree is there already',
  parameters: [nodes(SIZES, LARGE)],
  axis: 'nodes',
  variants: [
    {
      id: 'box',
      label: 'Box, fresh heap',
      description: 'Each node has a block of its own, from an allocator that has done nothing else yet.',
      color: 1,
    },
    {
      id: 'scattered',
      label: 'Box, used heap',
      description: 'The same blocks, but which node is in which is left to chance, as in a heap with a past.',
      color: 2,
    },
    {
      id: 'counted',
      label: 'Rc, or JS objects',
      description:
        'In Rust an Rc for each node, from a fresh allocator; in TypeScript objects of the garbage collector.',
      exists: ({ nodes }) => nodes === LARGE,
      color: 3,
    },
    {
      id: 'typed',
      label: 'typed arena',
      description:
        'The nodes lie one after the other in a typed arena, which fills its chunks from the beginning to the end.',
      exists: ({ nodes }) => nodes !== SMALL,
      color: 5,
    },
    {
      id: 'bump',
      label: 'bump arena',
      description:
        'The nodes lie one after the other in a bump arena. In Rust (bumpalo) it fills its chunks from the end to the beginning.',
      color: 7,
    },
    {
      id: 'indices',
      label: 'indices in a Vec',
      description: 'The nodes lie one after the other in a vector; a reference is a place in it.',
      exists: ({ nodes }) => nodes !== SMALL,
      color: 6,
    },
  ],
  claims: [
    {
      id: 'arena-cache-friendly',
      sentence: 'A tree in an arena is faster to walk through, because its nodes lie close together.',
      criterion:
        'With 300,001 nodes, to visit one takes less than 0.9 times as long in a typed arena, and in a bump arena, as with a Box for each node from a fresh heap.',
      test: {
        all: [
          { ratio: [at('typed', MOST), at('box', MOST)], below: 0.9 },
          { ratio: [at('bump', MOST), at('box', MOST)], below: 0.9 },
        ],
      },
      because:
        'A fresh allocator hands out neighbors, too; an arena only saves what lies between them, and it matters in which direction it goes. What makes a tree slow is a heap with a past, where neighbors in the tree are none in memory.',
    },
  ],
  effects: [
    {
      id: 'fresh',
      label: 'a Box for each node in a fresh heap against a bump arena, 300,001 nodes',
      ratio: [at('box', MOST), at('bump', MOST)],
    },
    {
      id: 'fresh-typed',
      label: 'a Box for each node in a fresh heap against a typed arena, 300,001 nodes',
      ratio: [at('box', MOST), at('typed', MOST)],
    },
    {
      id: 'downward',
      label: 'a bump arena against a typed arena, 300,001 nodes',
      ratio: [at('bump', MOST), at('typed', MOST)],
    },
    {
      id: 'fresh-small',
      label: 'a Box for each node in a fresh heap against a bump arena, 1,001 nodes',
      ratio: [at('box', SMALL), at('bump', SMALL)],
    },
    {
      id: 'used',
      label: 'a used heap against a fresh one, 300,001 nodes',
      ratio: [at('scattered', MOST), at('box', MOST)],
    },
    {
      id: 'used-small',
      label: 'a used heap against a fresh one, 1,001 nodes',
      ratio: [at('scattered', SMALL), at('box', SMALL)],
    },
    {
      id: 'used-bump',
      label: 'a used heap against a bump arena, 300,001 nodes',
      ratio: [at('scattered', MOST), at('bump', MOST)],
    },
    {
      id: 'indices',
      label: 'indices in a Vec against a bump arena, 300,001 nodes',
      ratio: [at('indices', MOST), at('bump', MOST)],
    },
    {
      id: 'counted',
      label: 'Rc or JS objects against a Box for each node, 30,001 nodes',
      ratio: [at('counted', LARGE), at('box', LARGE)],
    },
  ],
});
