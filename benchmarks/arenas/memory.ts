/** arenas/memory: what a tree takes from the allocator, counted. */
import { experiment } from '../../src/lab/experiment.ts';
import { at, nodes } from './parameters.ts';

const SIZES = [21, 85, 341];
const MOST = 341;

export const memory = experiment({
  id: 'arenas/memory',
  title: 'What a tree takes from the allocator',
  question: 'How many blocks and bytes does a tree take, and how many does it give back, one by one?',
  measure: 'nanoseconds per tree, built and dropped',
  parameters: [nodes(SIZES, MOST)],
  axis: 'nodes',
  variants: [
    {
      id: 'box',
      label: 'Box and Vec',
      description: 'A block for each node and one for each list of children.',
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
      id: 'typed',
      label: 'typed arenas',
      description: 'Nodes and lists of children are in typed arenas.',
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
      color: 6,
    },
  ],
  claims: [
    {
      id: 'arena-one-op-free',
      sentence: 'A tree in an arena is freed with a single operation.',
      criterion:
        'Of the usual arena node, which owns a Vec of references to its children, a tree of 341 in a typed arena is given back in one free.',
      test: { counter: 'frees', of: at('typed-vec', MOST), is: 1 },
      because:
        'An arena is several chunks, each freed by itself; that makes few. But a Vec inside a node is not in the arena: every inner node has a block to free.',
    },
  ],
  effects: [
    {
      id: 'small',
      label: 'Box and Vec against a bump arena, 21 nodes',
      ratio: [at('box', 21), at('bump', 21)],
    },
    {
      id: 'large',
      label: 'Box and Vec against a bump arena, 341 nodes',
      ratio: [at('box', MOST), at('bump', MOST)],
    },
    {
      id: 'usual',
      label: 'a typed arena with a Vec in each node against Box and Vec, 341 nodes',
      ratio: [at('typed-vec', MOST), at('box', MOST)],
    },
  ],
});
