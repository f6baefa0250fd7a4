/** Allocate together, free together: programs whose output, or whose refusal, is the point. */
import { demo, diagnostic, type Program } from '../../src/lab/program.ts';

export const programs: readonly Program[] = [
  diagnostic({
    id: 'arenas/usual',
    title: 'The usual arena',
    question: 'Does the usual example of a tree in an arena compile?',
    only: 'accepted',
    claims: [
      {
        id: 'arena-snippet-b',
        sentence:
          'A node may hold references to other nodes of its own arena, and a program with such nodes compiles as it is written.',
        criterion: 'rustc takes the program without an error.',
        test: { accepted: true },
        because:
          'All nodes live equally long, from their allocation to the end of the arena. So one lifetime is enough for all references between them.',
      },
    ],
  }),
  diagnostic({
    id: 'arenas/push-grandchild',
    title: 'A child that is linked already',
    question: 'May a node be given a child after it has become a child itself?',
    claims: [
      {
        id: 'arena-push-commented',
        sentence:
          'A tree in an arena grows by pushing: a child to its parent, then a grandchild to the child.',
        criterion: 'rustc takes the program in which the grandchild is pushed after the child was linked.',
        test: {
          all: [
            { program: 'usual', accepted: true },
            { version: 'refused', accepted: true },
          ],
        },
        because:
          'The first push is fine. But the parent now holds a shared reference to the child, for as long as the arena lives, and what is shared cannot be changed. Build from the leaves up, or put what changes into a Cell or RefCell.',
      },
    ],
  }),
  demo({
    id: 'arenas/parents',
    title: 'Parents and children know each other',
    question: 'Can nodes of an arena refer to each other in a circle, in safe Rust?',
    claims: [
      {
        id: 'arena-cycles',
        sentence: 'Nodes of an arena may refer to each other in both directions, and even to themselves.',
        criterion:
          'From a node to its parent and back to the child is the same node; a node can be its own parent.',
        test: {
          all: [
            { says: 'the same node', is: 'true' },
            { says: 'its own parent', is: 'true' },
          ],
        },
        because:
          'Nobody has to be dropped first: all nodes go together. So a circle keeps nothing alive that would otherwise be freed, and needs no count. The links are set after both nodes exist, so they stand in a Cell.',
      },
    ],
  }),
  diagnostic({
    id: 'arenas/signatures',
    title: 'What a builder must say',
    question: 'Can functions build a tree in an arena without naming a lifetime?',
    claims: [],
  }),
  diagnostic({
    id: 'arenas/return-node',
    title: 'A tree that is returned',
    question: 'Can a function make an arena and return a node of it?',
    claims: [],
  }),
  diagnostic({
    id: 'arenas/store-both',
    title: 'An arena and its root in one struct',
    question: 'Can a struct own an arena and hold a reference into it?',
    claims: [],
  }),
  diagnostic({
    id: 'arenas/node-drop',
    title: 'A destructor for the node',
    question: 'Can a node that refers to other nodes of its arena have a destructor?',
    claims: [
      {
        id: 'arena-lifetime-contained',
        sentence: 'The lifetime of an arena stays where the arena is: nothing else needs to know of it.',
        criterion:
          'rustc takes builders that do not name it, a function that returns a tree of its own arena, a struct that owns arena and root, and a destructor for the node.',
        test: {
          all: [
            { program: 'signatures', version: 'refused', accepted: true },
            { program: 'return-node', version: 'refused', accepted: true },
            { program: 'store-both', version: 'refused', accepted: true },
            { version: 'refused', accepted: true },
          ],
        },
        because:
          'Reading a tree needs no name. Building one, returning it and storing it do: everybody who hands a node on says whose arena it is from, and whoever owns the arena must outlive them all.',
      },
    ],
  }),
  diagnostic({
    id: 'arenas/drop-arena',
    title: 'The arena, dropped by hand',
    question: 'Can an arena whose nodes refer to each other be dropped before the end of its scope?',
    claims: [
      {
        id: 'arena-explicit-drop',
        sentence: 'When a tree is no longer needed, drop(arena) frees it there and then.',
        criterion: 'rustc takes drop(arena) for a typed arena whose nodes refer to each other.',
        test: { version: 'refused', accepted: true },
        because:
          'The arena’s own type names the lifetime of its nodes, so the arena counts as borrowed until it dies. Only the end of its scope frees it. A bump arena has no such parameter in its type, and may be dropped or reset by hand.',
      },
    ],
  }),
  demo({
    id: 'arenas/drop-order',
    title: 'When the values of an arena are dropped',
    question: 'When is a value of a typed arena dropped, and which comes first?',
    claims: [
      {
        id: 'arena-lives-until-drop',
        sentence: 'What is in an arena stays until the arena goes; nothing in it is freed by itself.',
        criterion:
          'A typed arena drops no value while it lives and all eight when it goes; a bump arena drops none of three even then.',
        test: {
          all: [
            { says: 'dropped while the arena lives', is: 0 },
            { says: 'dropped with the arena', is: 8 },
            { program: 'no-destructor', says: 'closed by a bump arena', is: 0 },
          ],
        },
        because:
          'An arena hands out references and keeps the values. It has no way to take one back: the place of a single value cannot be used again.',
      },
    ],
  }),
  demo({
    id: 'arenas/no-destructor',
    title: 'A destructor that does not run',
    question: 'What happens to a value in a bump arena that has a destructor?',
    claims: [],
  }),
  demo({
    id: 'arenas/chunks',
    title: 'How many blocks an arena is',
    question: 'Is an arena one block of memory?',
    claims: [
      {
        id: 'arena-one-block',
        sentence: 'An arena is one block of memory.',
        criterion: 'A typed arena and a bump arena of 100,000 numbers each are one block.',
        test: {
          all: [
            { says: 'chunks of a typed arena', is: 1 },
            { says: 'chunks of a bump arena', is: 1 },
          ],
        },
        because:
          'References into an arena must stay good, so it cannot move its values to a larger block when one is full. It begins another, usually twice as large. An arena that was told the number of its values begins with a block for all of them.',
      },
    ],
  }),
  demo({
    id: 'arenas/sizes',
    title: 'Bytes of a node, and bytes around it',
    question: 'How much memory does a node take, by who allocates it?',
    claims: [],
  }),
];
