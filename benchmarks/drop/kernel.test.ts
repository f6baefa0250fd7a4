import assert from 'node:assert/strict';
import test from 'node:test';
import type { Kernel } from '../../src/lab/experiment.ts';
import type { OwnershipError } from '../../src/memory/errors.ts';
import { Bump, type Values } from './bulk-layout.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import type { Door } from './scope-layout.ts';

const SEED = 7;

function load<State>(name: string, variant: string, parameters: Record<string, number>) {
  const kernel = kernels[name]![variant] as Kernel<State>;
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  return { kernel, state: kernel.setup({ memory, parameters, threads: 1, thread: 0, seed: SEED }) };
}

for (const { id, variants, parameters } of experiments)
  for (const variant of variants)
    test(`${id}/${variant.id} leaves nothing behind`, () => {
      const [name, { id: axis, values }] = [id.split('/')[1]!, parameters[0]!];
      for (const value of values.filter((each) => variant.exists({ [axis]: each }))) {
        const { kernel, state } = load(name, variant.id, { [axis]: value });
        // Whole batches, parts of one, and both.
        for (const iterations of [1, 999, 2500]) kernel.run(state, iterations);
        assert.equal(kernel.audit?.(state, 3500, 3500), undefined);
      }
    });

test('shuffled boxes lie in the vector in no order, others in the order of their addresses', () => {
  const addresses = (variant: string) => {
    const { kernel, state } = load<Values>('bulk', variant, { values: 1000 });
    kernel.run(state, 1000);
    return [...state.words.subarray(state.vector, state.vector + 1000)];
  };
  const steps = (all: number[]) => all.slice(1).map((address, i) => address - all[i]!);
  assert.ok(steps(addresses('box')).every((step) => step === 24));
  const shuffled = addresses('shuffled');
  assert.deepEqual(
    shuffled.toSorted((a, b) => a - b),
    addresses('box'),
  );
  assert.ok(steps(shuffled).filter((step) => Math.abs(step) <= 24).length < 20);
});

test('each boxed value is allocated and freed once, and no plain one', () => {
  for (const [variant, blocks] of Object.entries({
    box: 2500,
    shuffled: 2500,
    string: 2500,
    plain: 0,
    arena: 0,
  })) {
    const { kernel, state } = load<Values>('bulk', variant, { values: 1000 });
    kernel.run(state, 2500);
    const { allocations, live } = state.heap.statistics;
    assert.deepEqual([allocations, live], [blocks, 0], variant);
  }
});

test('counted values are all dropped', () => {
  const { kernel, state } = load<Values>('bulk', 'counted', { values: 1000 });
  kernel.run(state, 1000);
  assert.equal(state.words[0], (1000 * (2 * SEED + 999)) / 2);
});

test('a bump region gives what it has, and all of it again after a reset', () => {
  const bump = new Bump(128, 128 + 24);
  assert.deepEqual([bump.allocate(8), bump.allocate(8), bump.allocate(8)], [128, 136, 144]);
  assert.throws(
    () => bump.allocate(8),
    ({ fault }: OwnershipError) => fault === 'out-of-memory',
  );
  bump.reset();
  assert.equal(bump.allocate(8), 128);
});

test('who is inside leaves when the work throws, except by hand', () => {
  for (const [variant, inside] of Object.entries({ 'by-hand': 1, finally: 0, guard: 0, registered: 0 })) {
    const { kernel, state } = load<Door>('scope', variant, { work: 0 });
    const failing: Door = {
      ...state,
      get work(): number {
        throw new Error('no work today');
      },
    };
    assert.throws(() => kernel.run(failing, 1), /no work today/);
    assert.equal(state.words[state.at], inside, variant);
  }
});
