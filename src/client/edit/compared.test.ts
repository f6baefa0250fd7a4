import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experiment } from '../../lab/experiment.ts';
import type { Run, RunCase } from '../../lab/run.ts';
import { comparing, ownId, remarks, withVersions } from './compared.ts';

const book = experiment({
  id: 't/one',
  title: 'One',
  question: 'Which?',
  measure: 'nanoseconds',
  parameters: [{ id: 'size', label: 'Size', unit: 'bytes', values: [8, 16, 32], default: 8, scale: 'log' }],
  axis: 'size',
  variants: [
    { id: 'a', label: 'the first', description: '', color: 1 },
    { id: 'b', label: 'the second', description: '', color: 2 },
  ],
  claims: [],
  effects: [],
});

const one = (variant: string, size: number, checksum: number) =>
  ({
    variant,
    language: 'typescript',
    parameters: { size },
    checksum,
    samples: [
      [0, 0, 1, 1],
      [0, 1, 1, 1],
    ],
  }) as unknown as RunCase;
const run = (...cases: RunCase[]) => ({ cases, plan: { parameters: {}, seed: 1 } }) as unknown as Run;

test('a version is a variant more, with the color of the reader', () => {
  const own = withVersions(book, ['b']).variants.at(-1);
  assert.deepEqual([own?.id, own?.label, own?.versionOf, own?.color], ['yours: b', 'yours', 'b', 9]);
  const both = withVersions(book, ['a', 'b']).variants.slice(2);
  assert.deepEqual(
    both.map(({ label }) => label),
    ['yours: the first', 'yours: the second'],
  );
});

test('it is compared with its original at the ends of the axis that were measured', () => {
  const measured = run(...[8, 16, 32].flatMap((size) => [one('b', size, 1), one(ownId('b'), size, 1)]));
  const { effects } = comparing(withVersions(book, ['b']), measured);
  assert.deepEqual(
    effects.map(({ ratio }) => ratio.map(({ variant, at }) => `${variant} ${at.size}`)),
    [
      ['yours: b 8', 'b 8'],
      ['yours: b 32', 'b 32'],
    ],
  );
});

test('different work is told, the same is not', () => {
  const edited = withVersions(book, ['b']);
  assert.deepEqual(remarks(edited, run(one('b', 8, 5), one(ownId('b'), 8, 5))), []);
  assert.match(
    remarks(edited, run(one('b', 8, 5), one(ownId('b'), 8, 6)))[0]!,
    /“the second” does different work: its checksum is 6, the original’s 5/,
  );
});
