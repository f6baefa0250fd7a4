import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentionRun } from '../client/cell/contention.fixture.ts';
import type { Machine, Run } from '../lab/run.ts';
import { chapterFile, dataPath, readMachines, runsOf } from './recorded.ts';

const run = (experiment: string, seed: number): Run => {
  const { plan } = contentionRun();
  return contentionRun({ experiment, plan: { ...plan, seed } });
};
const machine = (id: string, runs: Run[]): Machine => ({
  schema: 1,
  id,
  name: id,
  description: '',
  recordedAt: '2026-01-02T03:04:05.000Z',
  runs,
});
const file = (id: string, runs: Run[]) => ({
  [`../../content/machines/${id}.json`]: JSON.stringify(machine(id, runs)),
});

test('machines stand in the order of their names; the last run of an experiment counts', () => {
  const read = readMachines({
    ...file('b', [run('arc/contention', 1), run('arc/other', 2), run('arc/contention', 3)]),
    ...file('a', [run('arc/other', 4)]),
  });
  assert.deepEqual(
    read.map(({ id }) => id),
    ['a', 'b'],
  );
  const found = runsOf(read, { id: 'arc/contention' });
  assert.deepEqual(
    found.map((each) => each.run.plan.seed),
    [3],
  );
  assert.equal(dataPath(found[0]!), 'data/b/arc/contention.json');
  assert.deepEqual(runsOf([], { id: 'arc/contention' }), []);
});

test('a file that is no machine stops the build and is named, with the field', () => {
  assert.throws(
    () => readMachines({ '../../content/machines/x.json': '{' }),
    /^Error: content\/machines\/x\.json is not JSON/,
  );
  const broken = structuredClone(machine('x', [run('arc/contention', 1)]));
  (broken.runs[0]!.cases[0] as { variant: unknown }).variant = 7;
  const text = JSON.stringify(broken);
  assert.throws(
    () => readMachines({ '/content/machines/x.json': text }),
    /x\.json: .*runs\.0\.cases\.0\.variant/,
  );
});

test('a file is named for its machine', () => {
  const text = JSON.stringify(machine('laptop', []));
  assert.throws(() => readMachines({ 'content/machines/desk.json': text }), /desk\.json.*“laptop”/);
});

test('errors name the file that a page was made of', () => {
  assert.equal(chapterFile('/book/chapters/arc/'), 'content/chapters/arc.mdx');
  assert.equal(chapterFile('/chapters/arc'), 'content/chapters/arc.mdx');
  assert.equal(chapterFile('/known-answers/'), 'the page /known-answers/');
});
