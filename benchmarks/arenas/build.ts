/** arenas/build: a syntax tree, built and dropped. */
import { experiment } from '../../src/lab/experiment.ts';
import { at, nodes } from './parameters.ts';

const SIZES = [1_001, 10_001, 60_001];
const [, MIDDLE, MOST] = SIZES as [number, number, number];

export const build = experiment({
  id: 'arenas/build',
  title: 'A syntax tree, built and dropped',
  question: 'What does it cost to build a tree and to be rid of it, by where its nodes are allocated?',
  measure: 'nanoseconds per node, built and dropped; trees are built whole and dropped whole',
  parameters: [nodes(SIZES, MIDDLE)],
  axis: 'nodes',
  variants: [
    {
      id: 'box',
      label: 'Box',
      description: 'Asks the allocator for a block for each node, and gives each block back.',
      color: 1,
    },
    {
      id: 'counted',
      label: 'Rc, or JS objects',
      description:
        'Each node belongs to what the language offers for sharing: in Rust an Rc with two counts, in TypeScript an object of the garbage collector.',
      // One size is enough to see what it is like; garbage of other cases would disturb the rest.
      exists: ({ nodes }) => nodes === MIDDLE,
      color: 3,
    },
    {
      id: 'typed',
      label: 'typed arena',
      description:
        'Takes the next place in an arena for values of one type (the crate typed_arena), and drops the arena.',
      color: 5,
    },
    {
      id: 'bump',
      label: 'bump arena',
      description:
        'Takes the next bytes of an arena for values of any type (the crate bumpalo), and drops the arena.',
      color: 7,
    },
    {
      id: 'indices',
      label: 'indices in a Vec',
      description: 'Appends each node to one vector that grows by doubling; a reference is a place in it.',
      color: 6,
    },
    {
      id: 'indices-told',
      label: 'indices, size told',
      description: 'The same in a vector that was told beforehand how many nodes there will be.',
      exists: ({ nodes }) => nodes === MOST,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'arena-bump-cost',
      sentence: 'To allocate in a bump arena costs a fraction of what an allocator takes.',
      criterion:
        'With 10,001 nodes, building and dropping the tree in a bump arena takes less than 0.4 times as long as with a Box for each node.',
      test: { ratio: [at('bump', MIDDLE), at('box', MIDDLE)], below: 0.4 },
      because:
        'A bump arena compares two addresses and moves one. An allocator has to find a block that fits, to remember its size, and to take it back one day.',
    },
    {
      id: 'arena-peak',
      sentence: 'Nothing is faster than an arena.',
      criterion:
        'With 60,001 nodes, the bump arena takes no longer than indices in one vector, which is not told its size.',
      test: { ratio: [at('bump', MOST), at('indices', MOST)], below: 1 },
      because:
        'A vector is an arena, too: it hands out the next place. What decides is what each does when it is full, and how large a reference is: an address, or an index of 4 bytes.',
    },
  ],
  effects: [
    {
      id: 'bump',
      label: 'a Box for each node against a bump arena, 10,001 nodes',
      ratio: [at('box', MIDDLE), at('bump', MIDDLE)],
    },
    {
      id: 'bump-large',
      label: 'a Box for each node against a bump arena, 60,001 nodes',
      ratio: [at('box', MOST), at('bump', MOST)],
    },
    {
      id: 'typed',
      label: 'a typed arena against a bump arena, 10,001 nodes',
      ratio: [at('typed', MIDDLE), at('bump', MIDDLE)],
    },
    {
      id: 'indices',
      label: 'a bump arena against indices in a Vec, 60,001 nodes',
      ratio: [at('bump', MOST), at('indices', MOST)],
    },
    {
      id: 'indices-middle',
      label: 'a bump arena against indices in a Vec, 10,001 nodes',
      ratio: [at('bump', MIDDLE), at('indices', MIDDLE)],
    },
    {
      id: 'growing',
      label: 'indices in a Vec against one that was told the size, 60,001 nodes',
      ratio: [at('indices', MOST), at('indices-told', MOST)],
    },
    {
      id: 'told',
      label: 'a bump arena against indices in a Vec that was told the size, 60,001 nodes',
      ratio: [at('bump', MOST), at('indices-told', MOST)],
    },
    {
      id: 'counted',
      label: 'Rc or JS objects against a Box for each node, 10,001 nodes',
      ratio: [at('counted', MIDDLE), at('box', MIDDLE)],
    },
  ],
});
