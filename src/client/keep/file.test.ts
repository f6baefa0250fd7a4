import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runJson } from '../../cite/table.ts';
import type { Run } from '../../lab/run.ts';
import { contentionRun } from '../cell/contention.fixture.ts';
import { makeFile, readFile } from './file.ts';
import { importedKey, runKey } from './names.ts';

interface Contents {
  readonly runs: Run[];
  readonly entries: { key: string; value: unknown }[];
}

const at = { now: '2026-11-21T12:00:00.000Z', commit: 'abc' };
const KEY = runKey('arc/contention');
const run = contentionRun();
const older = contentionRun({ startedAt: '2026-01-01T00:00:00.000Z' });
const kept = [
  { key: 'edit:arc/contention/shared', value: 'let x = "<b>";' },
  { key: importedKey('arc/contention', older.startedAt), value: 'mark' },
  { key: `${KEY}@${older.startedAt}`, value: older },
  { key: KEY, value: run },
];
const fileOf = (change: (file: Contents) => void): string => {
  const file = JSON.parse(makeFile(kept, at).text) as Contents;
  change(file);
  return JSON.stringify(file);
};
const reasonOf = (text: string): string => {
  const parsed = readFile(text);
  assert.equal(parsed.state, 'refused');
  return parsed.state === 'refused' ? parsed.reason : '';
};

test('what is written is read back, what is in use first', () => {
  const { text, left } = makeFile(kept, at);
  assert.deepEqual(left, []);
  assert.deepEqual(readFile(text), {
    state: 'ok',
    value: {
      runs: [
        { key: KEY, value: run },
        { key: KEY, value: older },
      ],
      entries: [kept[0]],
    },
  });
});

test('what this edition cannot read is not in the file, and is named', () => {
  const broken = { key: `${KEY}@x`, value: { ...run, cases: 'none' } };
  const { text, left } = makeFile([...kept, broken], at);
  assert.deepEqual(left, [broken.key]);
  assert.equal(readFile(text).state, 'ok');
});

test('a single run is read, too', () => {
  const parsed = readFile(JSON.stringify(run));
  assert.deepEqual(parsed.state === 'ok' && parsed.value.runs, [{ key: KEY, value: run }]);
});

test('so is the file of a run that was cited', () => {
  const cited = {
    run,
    machine: undefined,
    version: '1',
    hash: '0'.repeat(64),
    url: '',
    sentence: '',
    description: '',
  };
  const experiment = { id: run.experiment, title: 'Contention' };
  const parsed = readFile(runJson({ ...cited, experiment, edited: false }));
  assert.deepEqual(parsed.state === 'ok' && parsed.value.runs, [{ key: KEY, value: run }]);
});

test('a wrong field is named by its path, wherever it is', () => {
  assert.match(
    reasonOf(fileOf(({ runs }) => ((runs[1]!.cases[0]!.samples[2] as unknown[])[2] = 'fast'))),
    /runs\.1\.cases\.0\.samples\.2\.2: /,
  );
  assert.match(reasonOf(fileOf(({ entries }) => (entries[0]!.key = '../x'))), /entries\.0\.key: /);
  // A run may not come in by the side door, unchecked.
  assert.match(reasonOf(fileOf(({ entries }) => (entries[0]!.key = KEY))), /entries\.0\.key: /);
  assert.match(reasonOf(fileOf(({ entries }) => (entries[0]!.value = null))), /entries\.0\.value: /);
  assert.match(reasonOf(fileOf((file) => Object.assign(file, { more: 1 }))), /more: /);
});

test('rubbish is refused in words, and so is what is cut off or enormous', () => {
  for (const text of ['', 'null', '7', '[]', '{}', '"x"', '{"format":"other"}'])
    assert.match(reasonOf(text), /not (JSON|a file that this book can read)/, text);
  assert.match(reasonOf(makeFile(kept, at).text.slice(0, -30)), /cut off/);
  assert.match(reasonOf(' '.repeat(60_000_001)), /larger than 60 MB/);
});

test('an older and a newer schema are told apart, of a file and of a run', () => {
  assert.match(reasonOf(fileOf((file) => Object.assign(file, { schema: 2 }))), /newer edition.*schema 2/);
  assert.match(reasonOf(fileOf((file) => Object.assign(file, { schema: 0 }))), /older edition.*schema 0/);
  assert.match(reasonOf(JSON.stringify({ ...run, schema: 99 })), /newer edition/);
  assert.match(reasonOf(JSON.stringify({ ...run, schema: 'one' })), /does not say/);
});
