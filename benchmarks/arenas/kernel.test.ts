/** The trees are what they claim to be, everywhere the same, and nothing of them is left. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { NodeVec } from './node-vec.ts';
import { scatteredBlocks } from './scattered.ts';

const SEED = 7;
const BITS = 0x3fff_ffff;
const lcg = (x: number): number => (Math.imul(x, 1664525) + 1013904223) | 0;

interface Loaded {
  readonly run: (iterations: number) => number;
  readonly audit: () => string | undefined;
  readonly heap: Heap;
  readonly state: unknown;
}

function load(experiment: string, variant: string, parameters: ParameterValues): Loaded {
  const kernel: Kernel<unknown> = kernels[experiment]![variant]!;
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const state = kernel.setup({ memory, parameters, threads: 1, thread: 0, seed: SEED });
  return {
    run: (iterations) => kernel.run(state, iterations),
    audit: () => kernel.audit?.(state, 0, 0),
    heap: (state as { heap: Heap }).heap,
    state,
  };
}

/** The value of an expression of `size` nodes, and the generator after it, worked out without a tree. */
function expressionOf(size: number, seed: number): [value: number, x: number] {
  const rest = size - 1;
  if (rest === 0) return [lcg(seed) >>> 2, lcg(seed)];
  if (rest % 2 === 1) {
    const [value, x] = expressionOf(rest, seed);
    return [-value & BITS, x];
  }
  const [left, between] = expressionOf(rest / 2, seed);
  const [right, x] = expressionOf(rest / 2, between);
  return [(rest % 4 === 0 ? left + right : left - right) & BITS, x];
}

const leavesOf = (size: number): number => {
  const rest = size - 1;
  return rest === 0 ? 1 : rest % 2 === 1 ? leavesOf(rest) : 2 * leavesOf(rest / 2);
};

for (const experiment of experiments) {
  const name = experiment.id.split('/')[1]!;
  const sizes = experiment.parameters[0]!.values.filter((value) => value < 100_000);
  test(`${experiment.id}: all variants give the same checksums, whole trees and rests alike`, () => {
    for (const nodes of sizes)
      for (const iterations of [0, 1, 4, nodes - 1, nodes, 2 * nodes + 3].filter(
        (each) => name !== 'memory' || each < 10,
      )) {
        const all = experiment.variants
          .filter(({ exists }) => exists({ nodes }))
          .map(({ id }) => {
            const { run, audit } = load(name, id, { nodes });
            const first = run(iterations);
            assert.equal(run(iterations), first, `${name}/${id}`);
            assert.equal(audit(), undefined, `${name}/${id}`);
            return first;
          });
        assert.equal(new Set(all).size, 1, `${name}, ${nodes} nodes, ${iterations}: ${all}`);
      }
  });
}

test('a tree that is walked has the value of its expression', () => {
  for (const nodes of [1, 2, 3, 6, 1001])
    for (const { id } of experiments[1]!.variants) {
      const { run } = load('traverse', id, { nodes });
      assert.equal(run(nodes), expressionOf(nodes, SEED)[0], `${id}, ${nodes}`);
    }
});

test('a tree that is built draws a value for each leaf, or for each node', () => {
  const after = (count: number): number => {
    let x = SEED;
    for (let i = 0; i < count; i++) x = lcg(x);
    return x;
  };
  const built = load('build', 'bump', { nodes: 1001 });
  built.run(1001);
  assert.equal(built.heap.words[0], after(leavesOf(1001)));
  const grown = load('drop', 'bump', { nodes: 1365 });
  grown.run(1365);
  assert.equal(grown.heap.words[0], after(1365));
});

test('who allocates what: a block a node, a block a list, or a few chunks', () => {
  const allocations = (experiment: string, variant: string, nodes: number): number => {
    const { run, heap } = load(experiment, variant, { nodes });
    run(experiment === 'memory' ? 1 : nodes);
    return heap.statistics.allocations;
  };
  assert.equal(allocations('build', 'box', 1001), 1001);
  assert.equal(allocations('build', 'counted', 1001), 0);
  assert.ok(allocations('build', 'typed', 1001) < 6);
  assert.ok(allocations('build', 'bump', 1001) < 7);
  assert.ok(allocations('build', 'indices', 1001) < 11);
  // Of 341 nodes with four children each, 85 are inner ones.
  assert.equal(allocations('memory', 'box', 341), 341 + 85);
  assert.equal(allocations('memory', 'typed-vec', 341), 85 + 3);
  assert.ok(allocations('memory', 'typed', 341) < 8);
  assert.ok(allocations('memory', 'bump', 341) < 6);
});

test('nodes lie in the order of the walk, except where that is left to chance', () => {
  /** Of 100 steps from node to node in the order of their making, how many go to the next place. */
  const inOrder = (variant: string): number => {
    const { state, heap } = load('traverse', variant, { nodes: 1001 });
    const made: number[] = [];
    const visit = (node: number): void => {
      const [kind, first, second] = heap.words.subarray(node >> 2, (node >> 2) + 3);
      if (kind! > 0) visit(first!);
      if (kind! > 1) visit(second!);
      made.push(node);
    };
    visit((state as { root: number }).root);
    assert.equal(new Set(made).size, 1001);
    const steps = made.slice(1).filter((node, i) => node > made[i]! && node - made[i]! <= 24);
    return (100 * steps.length) / 1000;
  };
  assert.equal(inOrder('box'), 100);
  assert.ok(inOrder('bump') >= 99, 'between chunks there is more');
  assert.ok(inOrder('scattered') < 2);
});

test('scattered blocks are each handed out once', () => {
  const heap = Heap.create(new SharedArrayBuffer(100_000));
  const place = scatteredBlocks(heap, 500, 12, SEED);
  const blocks = Array.from({ length: 500 }, () => place.allocate(12));
  assert.equal(new Set(blocks).size, 500);
  for (const block of blocks) heap.free(block);
  assert.throws(() => place.allocate(12), /all 500 blocks are taken/);
});

test('a vector of nodes keeps them while it grows, and gives its block back', () => {
  const heap = Heap.create(new SharedArrayBuffer(100_000));
  const vec = new NodeVec(heap);
  for (let i = 0; i < 1000; i++) assert.equal(vec.push(i, i + 1, 2 * i), i);
  for (let i = 0; i < 1000; i++)
    assert.deepEqual([...heap.words.subarray(vec.word(i), vec.word(i) + 3)], [i, i + 1, 2 * i]);
  assert.equal(heap.statistics.live, 1);
  assert.throws(() => vec.word(1000), /no node 1000 in 1000/);
  vec.drop();
  assert.equal(heap.statistics.live, 0);
});

test('the audit finds a node that was not freed', () => {
  const { run, audit, heap } = load('build', 'box', { nodes: 1001 });
  run(100);
  heap.allocate(12);
  assert.match(audit() ?? '', /1 blocks were not freed/);
});
