import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ExperimentSpec, experiment, type Test } from './experiment.ts';

const at = (variant: string, threads = 1) => ({ variant, at: { threads } });
const spec: ExperimentSpec = {
  id: 'chapter/name',
  title: 'T',
  question: 'Q?',
  measure: 'nanoseconds per step',
  parameters: [
    { id: 'threads', label: 'Threads', unit: 'threads', values: [1, 2], default: 1, scale: 'point' },
  ],
  axis: 'threads',
  variants: [
    { id: 'a', label: 'a', description: 'A.', color: 1 },
    {
      id: 'b',
      label: 'b',
      description: 'B.',
      color: 2,
      threads: ({ threads }) => threads!,
      observe: 0,
      exists: ({ threads }) => threads === 2,
    },
  ],
  claims: [],
  effects: [],
};
const claims = (test: Test) => [{ id: 'c', sentence: '', criterion: '', test, because: '' }];

test('defaults are resolved once', () => {
  const { chapter, scale, hidden, variants } = experiment(spec);
  assert.equal(chapter, 'chapter');
  assert.equal(scale, 'log');
  assert.equal(hidden, false);
  const [a, b] = variants;
  assert.equal(a!.threads({ threads: 2 }), 1);
  assert.equal(a!.observe, 'all');
  assert.equal(a!.exists({ threads: 2 }), true);
  assert.equal(b!.threads({ threads: 2 }), 2);
  assert.equal(b!.observe, 0);
  assert.equal(b!.exists({ threads: 1 }), false);
  assert.equal(experiment({ ...spec, scale: 'linear' }).scale, 'linear');
});

test('a spec that contradicts itself is refused, by name', () => {
  const parameter = spec.parameters[0]!;
  const wrong: readonly (readonly [Partial<ExperimentSpec>, RegExp])[] = [
    [{ id: 'name' }, /^experiment name: an id is <chapter>\/<name>$/],
    [{ axis: 'size' }, /^experiment chapter\/name: no parameter for its axis, size$/],
    [{ parameters: [{ ...parameter, default: 3 }] }, /default of threads is not among its values/],
    [{ parameters: [{ ...parameter, values: [2, 1] }] }, /values of threads do not ascend/],
    [{ parameters: [{ ...parameter, values: [1, 1] }] }, /values of threads do not ascend/],
    [{ variants: [...spec.variants, spec.variants[0]!] }, /two variants share an id/],
    [{ effects: [{ id: 'e', label: '', ratio: [at('a'), at('z')] }] }, /no variant z/],
    [{ claims: claims({ ratio: [at('a'), at('b', 7)], above: 1 }) }, /threads is never 7/],
    [{ claims: claims({ all: [{ any: [{ ratio: [at('y'), at('a')], below: 1 }] }] }) }, /no variant y/],
  ];
  for (const [change, message] of wrong) assert.throws(() => experiment({ ...spec, ...change }), { message });
});
