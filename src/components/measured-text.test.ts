import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionRun } from '../client/cell/contention.fixture.ts';
import { measuredText } from './measured-text.ts';

const text = (wanted: Parameters<typeof measuredText>[2], run = contentionRun()) =>
  measuredText(contention, run, wanted);

test('effects and times', () => {
  assert.equal(text({ effect: 'contended' }), '12 times');
  assert.equal(text({ effect: 'contended', as: 'number' }), '12');
  assert.match(text({ effect: 'contended', interval: true })!, /^12\S* times \(.+ to .+\)$/);
  assert.equal(text({ variant: 'shared', at: { threads: 2 } }), '61 ns');
  assert.equal(text({ variant: 'shared', at: { threads: 2 }, as: 'number' }), '61');
  assert.match(text({ variant: 'own', at: { threads: 1 }, interval: true })!, /^5\.\d+ ns \(.+\)$/);
});

test('without a machine there is no number, but a wrong name is wrong', () => {
  const none = (wanted: Parameters<typeof measuredText>[2]) => measuredText(contention, undefined, wanted);
  assert.equal(none({ effect: 'contended' }), undefined);
  assert.equal(none({ variant: 'own' }), undefined);
  assert.throws(() => none({ effect: 'contendet' }), /no effect “contendet”; there are: contended/);
  assert.throws(() => none({ variant: 'owned' }), /no variant “owned”; there are: shared, own/);
  assert.throws(() => none({ variant: 'own', at: { thread: 2 } }), /no parameter “thread”/);
  assert.throws(() => none({}), /one of them/);
});

test('a run that lacks what prose tells of stops the build', () => {
  const [first] = contentionRun().cases;
  const small = contentionRun({ cases: [first!] });
  assert.throws(() => text({ effect: 'contended' }, small), /has no effect “contended”/);
  assert.throws(() => text({ variant: 'own', at: { threads: 4 } }), /no samples of “own” at {"threads":4}/);
});
