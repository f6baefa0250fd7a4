/** The crowds are what the chapter says they are, and every layout holds the same shapes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Kernel, KernelContext, ParameterValues } from '../../src/lab/experiment.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { objectsOf } from './shape-objects.ts';
import { AREAS, mixed, shuffledPlaces, sorted } from './shapes.ts';

const SEED = 7;
const COUNT = 8000;

const find = (name: string, variant: string): Kernel<unknown> => {
  const kernel = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  return kernel;
};

function checksum(name: string, variant: string, parameters: ParameterValues, iterations: number): number {
  const kernel = find(name, variant);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const context: KernelContext = { memory, parameters, threads: 1, thread: 0, seed: SEED };
  const state = kernel.setup(context);
  const sum = kernel.run(state, iterations);
  assert.equal(kernel.audit?.(state, iterations, iterations), undefined);
  return sum;
}

test('a crowd has as many shapes of each type, in no order', () => {
  const { kinds } = mixed(COUNT, 8, SEED);
  for (let kind = 0; kind < 8; kind++) assert.equal(kinds.filter((each) => each === kind).length, COUNT / 8);
  const alike = kinds.filter((kind, i) => kind === kinds[i + 1]).length;
  assert.ok(alike > COUNT / 10 && alike < COUNT / 6, `${alike} of ${COUNT} are followed by their like`);
});

test('sorting keeps each shape and parts the types', () => {
  const crowd = mixed(COUNT, 8, SEED);
  const order = sorted(crowd);
  assert.ok(order.kinds.every((kind, i) => i === 0 || kind >= order.kinds[i - 1]!));
  const words = ({ kinds, a, b }: typeof crowd) =>
    Array.from(kinds, (kind, i) => `${kind} ${a[i]} ${b[i]}`).sort();
  assert.deepEqual(words(order), words(crowd));
});

test('places are all there once, and hardly any where it was', () => {
  const places = shuffledPlaces(COUNT, SEED);
  assert.deepEqual(
    Int32Array.from(places).sort(),
    Int32Array.from(places, (_, i) => i),
  );
  assert.ok(places.filter((place, i) => place === i).length < 10);
  const near = places.filter((place, i) => i > 0 && Math.abs(place - places[i - 1]!) < 8).length;
  assert.ok(near < COUNT / 100, `${near} of ${COUNT} lie beside the one before`);
});

test('objects are of as many classes as there are types, and have the areas of the functions', () => {
  const crowd = mixed(COUNT, 8, SEED);
  const objects = objectsOf(crowd);
  assert.equal(new Set(objects.map((each) => each.constructor)).size, 8);
  objects.forEach((each, i) => {
    assert.equal(each.area(), AREAS[crowd.kinds[i]!]!(crowd.a[i]!, crowd.b[i]!));
  });
});

for (const { id, variants, parameters, axis } of experiments.filter(({ id }) => id !== 'dyn/boxed-loggers'))
  test(`${id}: a whole round has the same sum in every order and layout`, () => {
    const name = id.split('/')[1]!;
    for (const value of parameters
      .find((each) => each.id === axis)!
      .values.filter((each) => each < 100_000)) {
      const setting = { [axis]: value };
      const { a, b, kinds } = mixed(axis === 'shapes' ? value : 20_000, axis === 'types' ? value : 8, SEED);
      const round = kinds.reduce((sum, kind, i) => (sum + AREAS[kind]!(a[i]!, b[i]!)) | 0, 0);
      for (const variant of variants.filter((each) => each.exists(setting)))
        for (const times of [1, 3])
          assert.equal(
            checksum(name, variant.id, setting, times * kinds.length),
            Math.imul(times, round) >>> 0,
            `${variant.id} at ${value}, ${times} rounds`,
          );
    }
  });

test('boxed and borrowed loggers log the same, and every box is freed', () => {
  for (const size of [0, 4, 40])
    assert.equal(
      checksum('boxed-loggers', 'box', { size }, 1000),
      checksum('boxed-loggers', 'borrow', { size }, 1000),
    );
});
