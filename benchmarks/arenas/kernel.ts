/** Trees whose nodes are allocated one by one, or together: the timed work. Heap and arenas are those of src/memory. */
import type { Kernels } from '../../src/lab/experiment.ts';
import { Bump, type DestroyValue, TypedArena } from '../../src/memory/arena.ts';
import type { Heap } from '../../src/memory/heap.ts';
import { built, builtWhole, DROPPED, next, type Place, type Site, visited } from './layout.ts';
import { NodeVec } from './node-vec.ts';
import { scatteredBlocks } from './scattered.ts';

// ---- build: a syntax tree, built from the leaves up and dropped ----

// #region build/indices-told
// #region build/indices
// #region build/bump
// #region build/typed
// #region build/box
const NUMBER = 0; // its value
const NEGATE = 1; // one node
const ADD = 2; // two nodes
const SUBTRACT = 3; // two nodes

/** The kind of a node that has `rest` nodes under it. */
const kindUnder = (rest: number): number =>
  rest === 0 ? NUMBER : rest & 1 ? NEGATE : rest & 2 ? SUBTRACT : ADD;
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region build/bump
// #region build/typed
// #region build/box
const NODE = 12; // kind, value or first node, second node

/** An expression of `size` nodes; the address of its root. */
function parse(place: Place, words: Int32Array, size: number): number {
  const rest = size - 1;
  let first: number;
  let second = 0;
  if (rest === 0) first = next(words);
  else if (rest & 1) first = parse(place, words, rest);
  else {
    first = parse(place, words, rest >> 1);
    second = parse(place, words, rest >> 1);
  }
  const node = place.allocate(NODE);
  words[node >> 2] = kindUnder(rest);
  words[(node >> 2) + 1] = first;
  words[(node >> 2) + 2] = second;
  return node;
}

function firstLeaf(words: Int32Array, root: number): number {
  let node = root >> 2;
  while (words[node] !== NUMBER) node = words[node + 1]! >> 2;
  return words[node + 1]!;
}
// #endregion
// #endregion
// #endregion

// #region build/box
/** Gives back the blocks under a node, then its own: what dropping a Box does. */
function dropBox(heap: Heap, words: Int32Array, node: number): void {
  const kind = words[node >> 2]!;
  if (kind !== NUMBER) dropBox(heap, words, words[(node >> 2) + 1]!);
  if (kind >= ADD) dropBox(heap, words, words[(node >> 2) + 2]!);
  heap.free(node);
}

/** Builds a tree, looks at its first leaf, and drops it: every node is a block to give back. */
function buildBoxed({ heap, words }: Site, size: number): number {
  const root = parse(heap, words, size);
  const leaf = firstLeaf(words, root);
  dropBox(heap, words, root);
  return leaf;
}
// #endregion

// #region build/typed
function buildTyped({ heap, words }: Site, size: number): number {
  const arena = TypedArena.new(heap, NODE);
  const leaf = firstLeaf(words, parse(arena, words, size));
  arena.drop(); // all nodes
  return leaf;
}
// #endregion

// #region build/bump
function buildInBump({ heap, words }: Site, size: number): number {
  const bump = Bump.new(heap);
  const leaf = firstLeaf(words, parse(bump, words, size));
  bump.drop(); // all nodes
  return leaf;
}
// #endregion

// #region build/counted
/** JavaScript's own: objects, which the garbage collector finds and frees when it likes. */
type Expr =
  | { readonly kind: typeof NUMBER; readonly value: number }
  | { readonly kind: typeof NEGATE; readonly first: Expr }
  | { readonly kind: typeof ADD | typeof SUBTRACT; readonly first: Expr; readonly second: Expr };

function parseObjects(words: Int32Array, size: number): Expr {
  const rest = size - 1;
  if (rest === 0) return { kind: NUMBER, value: next(words) };
  if (rest & 1) return { kind: NEGATE, first: parseObjects(words, rest) };
  const first = parseObjects(words, rest >> 1);
  const second = parseObjects(words, rest >> 1);
  return { kind: rest & 2 ? SUBTRACT : ADD, first, second };
}

function buildObjects({ words }: Site, size: number): number {
  let node = parseObjects(words, size);
  while (node.kind !== NUMBER) node = node.first;
  return node.value;
}
// #endregion

// #region build/indices-told
// #region build/indices
/** A reference is the place of a node in one vector. */
function parseIndexed(nodes: NodeVec, words: Int32Array, size: number): number {
  const rest = size - 1;
  if (rest === 0) return nodes.push(NUMBER, next(words), 0);
  if (rest & 1) return nodes.push(NEGATE, parseIndexed(nodes, words, rest), 0);
  const first = parseIndexed(nodes, words, rest >> 1);
  const second = parseIndexed(nodes, words, rest >> 1);
  return nodes.push(kindUnder(rest), first, second);
}

function firstIndexedLeaf(nodes: NodeVec, words: Int32Array, root: number): number {
  let node = nodes.word(root);
  while (words[node] !== NUMBER) node = nodes.word(words[node + 1]!);
  return words[node + 1]!;
}
// #endregion
// #endregion

// #region build/indices
function buildIndexed({ heap, words }: Site, size: number): number {
  const nodes = new NodeVec(heap); // grows as it fills; nobody told it the size
  const leaf = firstIndexedLeaf(nodes, words, parseIndexed(nodes, words, size));
  nodes.drop();
  return leaf;
}
// #endregion

// #region build/indices-told
function buildIndexedTold({ heap, words }: Site, size: number): number {
  const nodes = new NodeVec(heap, size); // one block, and no more
  const leaf = firstIndexedLeaf(nodes, words, parseIndexed(nodes, words, size));
  nodes.drop();
  return leaf;
}
// #endregion

// ---- traverse: the value of the whole expression ----

// #region traverse/indices
// #region traverse/counted
// #region traverse/bump
// #region traverse/typed
// #region traverse/scattered
// #region traverse/box
/** Values have 30 bits: a larger number V8 puts into an object of its own, whenever a function returns one. */
const BITS = 0x3fff_ffff;
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region traverse/bump
// #region traverse/typed
// #region traverse/scattered
// #region traverse/box
/** Left before right: the order in which the nodes were made. */
function evaluate(words: Int32Array, node: number): number {
  const first = words[(node >> 2) + 1]!;
  switch (words[node >> 2]) {
    case NUMBER:
      return first;
    case NEGATE:
      return -evaluate(words, first) & BITS;
    case ADD:
      return (evaluate(words, first) + evaluate(words, words[(node >> 2) + 2]!)) & BITS;
    default:
      return (evaluate(words, first) - evaluate(words, words[(node >> 2) + 2]!)) & BITS;
  }
}

/** The same instructions in each case. What differs is where the nodes lie. */
const standing = (choose: (site: Site, size: number, seed: number) => Place) =>
  visited({
    plant: (site, size, seed) => parse(choose(site, size, seed), site.words, size),
    first: ({ words }, node) => words[(node >> 2) + 1]!,
    evaluate: ({ words }, node) => evaluate(words, node),
  });
// #endregion
// #endregion
// #endregion
// #endregion

// #region traverse/box
const inBoxes = standing(({ heap }) => heap);
// #endregion

// #region traverse/scattered
/** Which node is in which block is left to chance: what a heap looks like after a while. */
const inScatteredBoxes = standing(({ heap }, size, seed) => scatteredBlocks(heap, size, NODE, seed));
// #endregion

// #region traverse/typed
const inTyped = standing(({ heap }) => TypedArena.new(heap, NODE));
// #endregion

// #region traverse/bump
const inBump = standing(({ heap }) => Bump.new(heap));
// #endregion

// #region traverse/counted
function evaluateObjects(node: Expr): number {
  switch (node.kind) {
    case NUMBER:
      return node.value;
    case NEGATE:
      return -evaluateObjects(node.first) & BITS;
    case ADD:
      return (evaluateObjects(node.first) + evaluateObjects(node.second)) & BITS;
    default:
      return (evaluateObjects(node.first) - evaluateObjects(node.second)) & BITS;
  }
}

const inObjects = visited<Expr>({
  plant: ({ words }, size) => parseObjects(words, size),
  first: (_, node) => (node.kind === NUMBER ? node : node.first),
  evaluate: (_, node) => evaluateObjects(node),
});
// #endregion

// #region traverse/indices
function evaluateIndexed(words: Int32Array, nodes: number, at: number): number {
  const node = nodes + at * 3;
  const first = words[node + 1]!;
  switch (words[node]) {
    case NUMBER:
      return first;
    case NEGATE:
      return -evaluateIndexed(words, nodes, first) & BITS;
    case ADD:
      return (evaluateIndexed(words, nodes, first) + evaluateIndexed(words, nodes, words[node + 2]!)) & BITS;
    default:
      return (evaluateIndexed(words, nodes, first) - evaluateIndexed(words, nodes, words[node + 2]!)) & BITS;
  }
}

const inIndices = visited<{ readonly nodes: number; readonly at: number }>({
  plant: ({ heap, words }, size) => {
    const vec = new NodeVec(heap);
    const at = parseIndexed(vec, words, size);
    return { nodes: vec.word(0), at };
  },
  first: ({ words }, { nodes, at }) => ({ nodes, at: words[nodes + at * 3 + 1]! }),
  evaluate: ({ words }, { nodes, at }) => evaluateIndexed(words, nodes, at),
});
// #endregion

// ---- drop and memory: a tree whose nodes have any number of children, built and dropped ----

// #region drop/typed-destructor
// #region drop/bump
// #region memory/bump
// #region drop/typed
// #region memory/typed
// #region drop/typed-vec
// #region memory/typed-vec
// #region drop/box
// #region memory/box
const TREE_NODE = 16; // value, number of children, address of the list of their addresses, a tag

function grow(nodes: Place, lists: Place, words: Int32Array, size: number): number {
  const value = next(words);
  const rest = size - 1;
  const count = Math.min(rest, 4);
  const list = count ? lists.allocate(count * 4) : 0;
  // As equal parts as can be; the larger ones last.
  for (let child = 0; child < count; child++)
    words[(list >> 2) + child] = grow(nodes, lists, words, (rest + 4 - count + child) >> 2);
  const node = nodes.allocate(TREE_NODE);
  words[node >> 2] = value;
  words[(node >> 2) + 1] = count;
  words[(node >> 2) + 2] = list;
  words[(node >> 2) + 3] = 1;
  return node;
}

function lastLeaf(words: Int32Array, root: number): number {
  let node = root >> 2;
  for (let count = words[node + 1]!; count; count = words[node + 1]!)
    node = words[(words[node + 2]! >> 2) + count - 1]! >> 2;
  return words[node]!;
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region drop/box
// #region memory/box
/** Each node is a block, and so is each list of children. */
function dropTree(heap: Heap, words: Int32Array, node: number): void {
  const count = words[(node >> 2) + 1]!;
  const list = words[(node >> 2) + 2]!;
  for (let child = 0; child < count; child++) dropTree(heap, words, words[(list >> 2) + child]!);
  if (count) heap.free(list);
  heap.free(node);
}

function boxed({ heap, words }: Site, size: number): number {
  const root = grow(heap, heap, words, size);
  const leaf = lastLeaf(words, root);
  dropTree(heap, words, root);
  return leaf;
}
// #endregion
// #endregion

// #region drop/typed-vec
// #region memory/typed-vec
/** The nodes are the arena's, the lists of children are not. */
function inTypedArena({ heap, words }: Site, size: number): number {
  const arena = TypedArena.new(heap, TREE_NODE, freeList);
  const leaf = lastLeaf(words, grow(arena, heap, words, size));
  arena.drop(); // each node, and each node its list
  return leaf;
}

function freeList(heap: Heap, node: number): void {
  if (heap.words[(node >> 2) + 1]) heap.free(heap.words[(node >> 2) + 2]!);
}
// #endregion
// #endregion

// #region drop/typed-destructor
// #region drop/typed
// #region memory/typed
/** The lists of children lie in an arena, too. */
function typedSlices({ heap, words }: Site, size: number, destroy?: DestroyValue): number {
  const nodes = TypedArena.new(heap, TREE_NODE, destroy);
  const slices = TypedArena.new(heap, 4);
  const lists = { allocate: (bytes: number) => slices.allocateMany(bytes >> 2) };
  const leaf = lastLeaf(words, grow(nodes, lists, words, size));
  slices.drop();
  nodes.drop();
  return leaf;
}
// #endregion
// #endregion
// #endregion

// #region drop/typed
// #region memory/typed
const inTypedArenas = (site: Site, size: number): number => typedSlices(site, size);
// #endregion
// #endregion

// #region drop/typed-destructor
function addTag({ words }: Heap, node: number): void {
  words[DROPPED] = words[DROPPED]! + words[(node >> 2) + 3]!;
}

function inTypedArenasWithDestructor(site: Site, size: number): number {
  site.words[DROPPED] = 0;
  const leaf = typedSlices(site, size, addTag);
  if (site.words[DROPPED] !== size) throw new Error('a destructor has not run');
  return leaf;
}
// #endregion

// #region drop/bump
// #region memory/bump
function bumpSlices({ heap, words }: Site, size: number): number {
  const bump = Bump.new(heap);
  const leaf = lastLeaf(words, grow(bump, bump, words, size));
  bump.drop();
  return leaf;
}
// #endregion
// #endregion

// #region drop/indices
// #region memory/indices
const NONE = -1;

/** Places in one vector: value, last child, previous sibling. */
function growLinked(nodes: NodeVec, words: Int32Array, size: number): number {
  const value = next(words);
  const rest = size - 1;
  let lastChild = NONE;
  for (let part = Math.max(0, 4 - rest); part < 4; part++) {
    const child = growLinked(nodes, words, (rest + part) >> 2);
    words[nodes.word(child) + 2] = lastChild;
    lastChild = child;
  }
  return nodes.push(value, lastChild, NONE);
}

function inOneVec({ heap, words }: Site, size: number): number {
  const nodes = new NodeVec(heap);
  let node = nodes.word(growLinked(nodes, words, size));
  while (words[node + 1] !== NONE) node = nodes.word(words[node + 1]!);
  const leaf = words[node]!;
  nodes.drop();
  return leaf;
}
// #endregion
// #endregion

export const kernels: Kernels = {
  build: {
    box: built(buildBoxed),
    counted: built(buildObjects),
    typed: built(buildTyped),
    bump: built(buildInBump),
    indices: built(buildIndexed),
    'indices-told': built(buildIndexedTold),
  },
  traverse: {
    box: inBoxes,
    scattered: inScatteredBoxes,
    counted: inObjects,
    typed: inTyped,
    bump: inBump,
    indices: inIndices,
  },
  drop: {
    box: built(boxed),
    'typed-vec': built(inTypedArena),
    typed: built(inTypedArenas),
    'typed-destructor': built(inTypedArenasWithDestructor),
    bump: built(bumpSlices),
    indices: built(inOneVec),
  },
  memory: {
    box: builtWhole(boxed),
    'typed-vec': builtWhole(inTypedArena),
    typed: builtWhole(inTypedArenas),
    bump: builtWhole(bumpSlices),
    indices: builtWhole(inOneVec),
  },
};
