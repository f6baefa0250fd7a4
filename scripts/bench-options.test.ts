import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchOptions, filtered } from './bench-options.ts';

test('without words: everything, in full', () => {
  const { filter, mode, json, record, list } = benchOptions([]);
  assert.deepEqual([filter, mode, json, record, list], ['', 'full', undefined, undefined, false]);
});

test('words are read', () => {
  const options = benchOptions(['--filter', 'arc/', '--quick', '--json', 'out.json']);
  assert.deepEqual([options.filter, options.mode, options.json], ['arc/', 'quick', 'out.json']);
});

test('a survey is asked for by its own word', () => {
  const { survey, record } = benchOptions(['--survey', '--record', 'mine']);
  assert.deepEqual([survey, record], [true, 'mine']);
  assert.equal(benchOptions([]).survey, false);
});

test('a filter is how an id begins', () => {
  const all = [{ id: 'arc/contention' }, { id: 'rc/clone' }, { id: 'rc/ref-cell' }];
  const ids = (text: string) => filtered(all, text).map(({ id }) => id);
  assert.deepEqual(ids('rc/'), ['rc/clone', 'rc/ref-cell']);
  assert.deepEqual(ids('rc/clone'), ['rc/clone']);
  assert.equal(ids('').length, 3);
  assert.deepEqual(ids('clone'), []);
});

test('what cannot be is refused in words', () => {
  assert.throws(() => benchOptions(['--fliter', 'arc']), /--fliter/);
  assert.throws(() => benchOptions(['--record', '../evil']), /lower case/);
  assert.throws(() => benchOptions(['--record', 'mine', '--quick']), /full runs/);
  assert.throws(() => benchOptions(['--survey', '--native']), /no experiment/);
  assert.throws(() => benchOptions(['--survey', '--filter', 'arc/']), /no experiment/);
});
