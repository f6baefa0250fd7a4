import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideKey, inUse, isMark, readKey } from './keys.ts';
import { importedKey, runKey } from './names.ts';
import {
  addImported,
  addRun,
  type Change,
  type Kept,
  OLDER_BYTES,
  OLDER_RUNS,
  putBack,
  takeUp,
  throwAway,
} from './shelf.ts';

const KEY = runKey('arc/contention');
const NOW = '2026-11-21T12:00:00.000Z';
const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
const run = (minute: number, text = '') => ({ startedAt: at(minute), text });
const first = [{ key: KEY, value: run(0) }];

function apply(kept: readonly Kept[], { put, remove }: Change): readonly Kept[] {
  const all = new Map(kept.map(({ key, value }) => [key, value]));
  for (const key of remove) all.delete(key);
  for (const { key, value } of put) all.set(key, value);
  return [...all].map(([key, value]) => ({ key, value }));
}
const names = (kept: readonly Kept[]) => kept.map(({ key }) => key).sort();

test('names are read back as they were made', () => {
  assert.deepEqual(readKey('edit:arc/contention/shared'), {
    kind: 'edit',
    of: 'arc/contention/shared',
    beside: undefined,
  });
  assert.deepEqual(readKey(`${KEY}@${NOW}`), { kind: 'run', of: 'arc/contention', beside: NOW });
  assert.equal(inUse(`${KEY}@${NOW}`), KEY);
  for (const key of ['', 'run', 'run:', 'RUN:x', ':x', `run:${'x'.repeat(999)}`, 'run:x@'])
    assert.equal(readKey(key), undefined, key);
  assert.equal(besideKey(KEY, 'day', new Set([`${KEY}@day`, `${KEY}@day~2`])), `${KEY}@day~3`);
});

test('a new run is in use, and the one before it stands beside', () => {
  const kept = apply(first, addRun(first, KEY, run(1), NOW));
  assert.deepEqual(names(kept), [KEY, `${KEY}@${at(0)}`]);
  assert.deepEqual(kept.find(({ key }) => key === KEY)?.value, run(1));
});

test('the same run again is no second one', () => {
  assert.deepEqual(names(apply(first, addRun(first, KEY, run(0), NOW))), [KEY]);
});

test('what cannot be read is set aside like a run, under the time of its replacement', () => {
  const kept = [{ key: KEY, value: { startedAt: 'x' } }];
  assert.deepEqual(names(apply(kept, addRun(kept, KEY, run(1), NOW))), [KEY, `${KEY}@${NOW}`]);
});

test('the oldest go when there are too many, but none that came from a file, and none of another experiment', () => {
  const other = { key: 'run:arc/contention-2@x', value: run(0) };
  let kept: readonly Kept[] = [other];
  kept = apply(kept, addImported(kept, { runs: [{ key: KEY, value: run(0) }], entries: [] }, NOW));
  for (let minute = 1; minute < 30; minute++) kept = apply(kept, addRun(kept, KEY, run(minute), NOW));
  const mine = names(kept).filter((key) => inUse(key) === KEY);
  assert.equal(mine.length, 1 + OLDER_RUNS + 1);
  assert.ok(mine.includes(`${KEY}@${at(0)}`), 'the imported run is still there');
  assert.ok(mine.includes(`${KEY}@${at(28)}`));
  assert.ok(!mine.includes(`${KEY}@${at(28 - OLDER_RUNS)}`));
  assert.ok(names(kept).includes(other.key));
});

test('the oldest go when they are too large', () => {
  let kept: readonly Kept[] = [];
  for (let minute = 0; minute < 4; minute++)
    kept = apply(kept, addRun(kept, KEY, run(minute, 'x'.repeat(OLDER_BYTES / 2)), NOW));
  assert.deepEqual(names(kept), [KEY, `${KEY}@${at(2)}`]);
});

test('an older run is taken into use, and nothing is lost by it', () => {
  const kept = [...first, { key: `${KEY}@${at(9)}`, value: run(9) }];
  const after = apply(kept, takeUp(kept, `${KEY}@${at(9)}`, NOW));
  assert.deepEqual(after.find(({ key }) => key === KEY)?.value, run(9));
  assert.deepEqual(names(after), [KEY, `${KEY}@${at(0)}`]);
  assert.deepEqual(takeUp(kept, KEY, NOW), { put: [], remove: [] });
});

test('when the shown run goes, the newest that is left is shown; its mark goes with the last copy', () => {
  const mark = { key: importedKey('arc/contention', at(9)), value: NOW };
  const kept = [
    { key: KEY, value: run(9) },
    { key: `${KEY}@${at(1)}`, value: run(1) },
    { key: `${KEY}@${at(2)}`, value: run(2) },
    mark,
  ];
  const after = apply(kept, throwAway(kept, KEY));
  assert.deepEqual(after.find(({ key }) => key === KEY)?.value, run(2));
  assert.deepEqual(names(after), [KEY, `${KEY}@${at(1)}`]);
  assert.deepEqual(names(apply(first, throwAway(first, KEY))), []);
});

test('what was thrown away comes back, and a run that another tab made meanwhile stays', () => {
  const kept = [
    { key: KEY, value: run(9) },
    { key: `${KEY}@${at(2)}`, value: run(2) },
  ];
  const without = apply(kept, throwAway(kept, KEY));
  const back = apply(without, putBack(without, [kept[0]!], NOW));
  assert.deepEqual(
    new Map(back.map(({ key, value }) => [key, value])),
    new Map(kept.map(({ key, value }) => [key, value])),
  );

  const meanwhile = apply([], addRun([], KEY, run(30), NOW));
  const both = apply(meanwhile, putBack(meanwhile, kept, NOW));
  assert.deepEqual(names(both), [KEY, `${KEY}@${at(2)}`, `${KEY}@${at(30)}`]);
  assert.deepEqual(both.find(({ key }) => key === KEY)?.value, run(9));
});

test('an import takes nothing away: what is there stays in use, both are kept, twins are one', () => {
  const edit = { key: 'edit:arc/contention/shared', value: 'mine' };
  const kept = [...first, edit];
  const change = addImported(
    kept,
    {
      runs: [
        { key: KEY, value: run(0) },
        { key: KEY, value: run(5) },
        { key: KEY, value: { ...run(0), text: 'same moment, another machine' } },
        { key: runKey('arc/new'), value: run(3) },
      ],
      entries: [{ key: edit.key, value: 'theirs' }],
    },
    NOW,
  );
  assert.equal(change.twins, 1);
  assert.deepEqual(change.remove, []);
  const after = apply(kept, change);
  assert.deepEqual(
    names(after).filter((key) => !isMark(key)),
    [edit.key, `${edit.key}@${NOW}`, KEY, `${KEY}@${at(0)}`, `${KEY}@${at(5)}`, runKey('arc/new')].sort(),
  );
  assert.deepEqual(after.find(({ key }) => key === KEY)?.value, run(0));
  assert.equal(after.find(({ key }) => key === edit.key)?.value, 'mine');
  // The same file again changes nothing.
  const again = addImported(after, { runs: [{ key: KEY, value: run(5) }], entries: [] }, NOW);
  assert.deepEqual([again.put, again.twins], [[], 1]);
});
