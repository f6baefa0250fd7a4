import assert from 'node:assert/strict';
import test from 'node:test';
import type { Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import type { Heap } from '../../src/memory/heap.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { shuffledNumbers } from './noise.ts';

const SEED = 7;

const find = (name: string, variant: string): Kernel<unknown> => {
  const kernel = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  return kernel;
};

function alone<State>(name: string, variant: string, parameters: ParameterValues, seed = SEED) {
  const kernel = find(name, variant);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const state = kernel.setup({ memory, parameters, threads: 1, thread: 0, seed });
  const run = (iterations: number) => kernel.run(state, iterations);
  const audit = (mine: number) => kernel.audit?.(state, mine, mine);
  return { words: new Int32Array(memory), state: state as State, run, audit };
}

const lcg = (x: number) => (Math.imul(x, 1664525) + 1013904223) >>> 0;
const fold = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum = (Math.imul(sum, 31) + value) | 0;
  return sum >>> 0;
};
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** What a kernel must return, worked out without it. */
const expected: Readonly<Record<string, (parameters: ParameterValues, n: number) => number>> = {
  move: ({ size }, n) => {
    let last = SEED;
    for (let i = 0; i < size! >> 2; i++) last = lcg(last);
    return fold(upTo(n).map((i) => i + last));
  },
  allocate: (_, n) => fold(upTo(n).map((i) => SEED ^ i)),
  list: (_, n) => Number((BigInt(n) * ((BigInt(SEED) * 0x9e3779b1n) & 0xffff_ffffn)) & 0xffff_ffffn),
  sort: ({ count }, n) => {
    let x = SEED;
    const seen: number[] = [];
    for (let left = n; left > 0; left -= count!) {
      const keys = Array.from({ length: Math.min(count!, left) }, () => {
        x = lcg(x);
        return x;
      }).sort((a, b) => a - b);
      seen.push(keys[0]!, keys[keys.length >> 1]!, keys.at(-1)!);
    }
    return fold(seen);
  },
};

for (const { id, axis, parameters, variants } of experiments) {
  const name = id.split('/')[1]!;
  const defaults = Object.fromEntries(parameters.map((each) => [each.id, each.default]));
  const values = parameters.find((each) => each.id === axis)!.values;
  for (const variant of variants)
    test(`${id}/${variant.id}: checksums repeat and are what they must be, the audit passes`, () => {
      for (const value of values.filter((each) => each <= 100_000)) {
        const at = { ...defaults, [axis]: value };
        if (!variant.exists(at)) continue;
        const { run, audit } = alone(name, variant.id, at);
        for (const n of [1, 50, 50, 2500])
          assert.equal(run(n), expected[name]!(at, n), `${n} at ${JSON.stringify(at)}`);
        assert.equal(audit(2601), undefined);
      }
    });
}

test('the checksum depends on the data, not only on the number of operations', () => {
  const parameters = { size: 1000, length: 1000, count: 2000 };
  for (const { id, variants } of experiments)
    for (const variant of variants) {
      const name = id.split('/')[1]!;
      const [a, b] = [7, 8].map((seed) => alone(name, variant.id, parameters, seed).run(10));
      assert.notEqual(a, b, `${id} ${variant.id}`);
    }
});

test('shuffled numbers are all there, not in order, and few are where they were', () => {
  const order = shuffledNumbers(1000, SEED);
  assert.deepEqual(
    [...order].sort((a, b) => a - b),
    upTo(1000),
  );
  assert.ok(order.filter((number, place) => number === place).length < 10);
  assert.notDeepEqual(order, shuffledNumbers(1000, 8));
});

interface Walk {
  readonly first: number;
}

/** Addresses of a list's nodes, as they are linked. */
function nodesOf(variant: string, length: number): number[] {
  const { words, state } = alone<Walk>('list', variant, { length });
  const nodes: number[] = [];
  for (let node = state.first; node !== 0 && nodes.length <= length; node = words[(node >> 2) + 1]!)
    nodes.push(node);
  return nodes;
}

test('a list has each of its nodes once and then ends; in order, the next node is the next block', () => {
  const inOrder = nodesOf('in-order', 5000);
  const shuffled = nodesOf('shuffled', 5000);
  assert.equal(inOrder.length, 5000);
  assert.equal(new Set(shuffled).size, 5000);
  assert.deepEqual(
    [...shuffled].sort((a, b) => a - b),
    inOrder,
  );
  const steps = inOrder.slice(1).map((node, i) => node - inOrder[i]!);
  assert.deepEqual(new Set(steps).size, 1);
  const near = shuffled.slice(1).filter((node, i) => Math.abs(node - shuffled[i]!) < 256).length;
  assert.ok(near < 50, `${near} of 5000 shuffled nodes lie near the one before`);
});

test('the vector of boxes leads to the same nodes, in the order of the shuffled list', () => {
  const { words, state } = alone<Walk>('list', 'boxes', { length: 1000 });
  assert.deepEqual([...words.subarray(state.first, state.first + 1000)], nodesOf('shuffled', 1000));
});

test('a walk goes on where it stopped, and the audit finds one that does not', () => {
  for (const variant of ['vector', 'in-order', 'shuffled', 'boxes']) {
    const { run, audit } = alone('list', variant, { length: 1000 });
    run(700);
    run(700);
    assert.equal(audit(1400), undefined, variant);
    assert.match(audit(1401) ?? '', /the walk stands at/, variant);
  }
});

test('the audit finds a block that was not freed, and one that was not allocated', () => {
  const leaky = alone<{ heap: Heap }>('allocate', 'box', { size: 200 });
  leaky.state.heap.allocate(8);
  assert.match(leaky.audit(0) ?? '', /1 blocks were not freed/);
  const lazy = alone('allocate', 'among', { size: 200 });
  lazy.run(9);
  assert.match(lazy.audit(10) ?? '', /9 allocations, not 10/);
});

test('with 1,000 blocks in use, a new one is seldom where the last one was freed', () => {
  const { state, words, run } = alone<{ blocks: number; count: number }>('allocate', 'among', { size: 200 });
  const addresses = () => new Set(words.subarray(state.blocks, state.blocks + state.count));
  const before = addresses();
  run(10_000);
  assert.equal(addresses().size, 1000);
  assert.ok([...addresses()].filter((address) => before.has(address)).length > 900);
});

test('values keep their bytes together when they are sorted, and the audit finds one that was torn or lost', () => {
  for (const variant of ['values', 'boxes', 'index']) {
    const parameters = { size: 136, count: 2000 };
    const { state, words, run, audit } = alone<{ items: number; pointers: number }>(
      'sort',
      variant,
      parameters,
    );
    run(5000);
    assert.equal(audit(5000), undefined, variant);
    const first = (variant === 'boxes' ? words[state.pointers]! : state.items) >> 2;
    const word = words[first + 1]!;
    words[first + 1] = word ^ 1;
    assert.match(audit(5000) ?? '', /the value at place 0 was torn/);
    words.fill(word ^ 1, first + 1, first + 34);
    assert.match(audit(5000) ?? '', /1 values were lost/);
  }
});
