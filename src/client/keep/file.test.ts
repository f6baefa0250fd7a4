import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf } from '../../cite/canonical.ts';
import type { Cited } from '../../cite/citation.ts';
import { runJson } from '../../cite/table.ts';
import type { Run } from '../../lab/run.ts';
import { syntheticSurvey } from '../../lab/survey/survey.fixture.ts';
import { random } from '../../stats/random.ts';
import { contentionRun } from '../cell/contention.fixture.ts';
import { SURVEY_KEY } from '../survey/key.ts';
import { makeFile, readFile, readWhole } from './file.ts';
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

test('the survey of a machine is in the file, and a file of it alone is read; one that is none refuses the file', () => {
  const survey = syntheticSurvey();
  const thing = { key: SURVEY_KEY, value: survey };
  const { text } = makeFile([...kept, thing], at);
  const parsed = readFile(text);
  assert.deepEqual(parsed.state === 'ok' && parsed.value.entries, [kept[0], thing]);
  const alone = readFile(JSON.stringify(survey));
  assert.deepEqual(alone, { state: 'ok', value: { runs: [], entries: [thing] } });
  assert.match(reasonOf(JSON.stringify({ ...survey, now: '1' })), /not a survey .*: now: /);
  assert.match(reasonOf(JSON.stringify({ ...survey, schema: 2 })), /newer edition/);
  const spoiled = { ...survey, hops: 1 };
  const put = fileOf((file) => file.entries.push({ key: SURVEY_KEY, value: spoiled }));
  assert.match(reasonOf(put), /Of survey:machine: .*: hops: /);
  // What is kept here and is none is left out, so that the file can be read.
  assert.deepEqual(makeFile([{ key: SURVEY_KEY, value: spoiled }], at).left, [SURVEY_KEY]);
});

test('a single run is read, too', () => {
  const parsed = readFile(JSON.stringify(run));
  assert.deepEqual(parsed.state === 'ok' && parsed.value.runs, [{ key: KEY, value: run }]);
});

const citedFile = async (code: Cited['code'] = []) =>
  runJson({
    run,
    code,
    edited: code.length > 0,
    experiment: { id: run.experiment, title: 'Contention' },
    hash: await hashOf(code.length ? { run, code } : run),
    machine: undefined,
    version: '1',
    url: '',
    sentence: '',
    description: '',
  });

test('so is the file of a run that was cited; what was changed in it is found by its hash', async () => {
  const text = await citedFile();
  const parsed = await readWhole(text);
  assert.deepEqual(parsed.state === 'ok' && parsed.value.runs, [{ key: KEY, value: run }]);
  const changed = await readWhole(text.replace(/("duration": \d)/, '$11'));
  assert.match(changed.state === 'refused' ? changed.reason : '', /not those that were cited/);
  const withCode = await readWhole(await citedFile([{ variant: 'arc', text: 'x' }]));
  assert.equal(withCode.state, 'ok');
  const deep = text.replace('"run": {', `"code": ${'['.repeat(50_000)}${']'.repeat(50_000)}, "run": {`);
  assert.equal((await readWhole(deep)).state, 'refused');
});

test('of 300 mangled files each is refused in words or is the original, within a second', async () => {
  const text = await citedFile();
  const next = random(20261121);
  const at = () => Math.floor(next() * text.length);
  const pick = (items: readonly string[]) => items[Math.floor(next() * items.length)]!;
  const names = ['__proto__', 'constructor', '<script>alert(1)</script>', 'javascript:1'];
  const mangles: readonly (() => string)[] = [
    () => text.slice(0, at()),
    () => {
      const i = at();
      return (
        text.slice(0, i) +
        String.fromCharCode(text.charCodeAt(i) ^ (1 << Math.floor(next() * 7))) +
        text.slice(i + 1)
      );
    },
    () => text.replace('"schema": 1', `"schema": ${Math.floor(next() * 1e6) + 2}`),
    () => text.replace(/"tick": \d+/, `"tick": ${pick(['1e999', '-1', '1e308', '"5"', 'null'])}`),
    () => text.replace(/"checksum": \d+/, `"checksum": ${pick(['1e300', '-7', '0.5', '9007199254740993'])}`),
    () => text.replace('"cases": [', `"cases": [{"${pick(names)}": {"polluted": 1}},`),
    () => text.replace('"parameters": {', `"parameters": {"${pick(names)}": 1,`),
    () => text.replace(/"variant": "\w+"/g, `"variant": "${pick(names)}"`),
    () => text.replace('"run": {', `"run": {"__proto__": {"polluted": ${at()}},`),
    () => '['.repeat(1000 + at()),
  ];
  let refusals = 0;
  for (let i = 0; i < 300; i++) {
    const mangled = mangles[i % mangles.length]!();
    const begin = performance.now();
    const parsed = await readWhole(mangled);
    assert.ok(performance.now() - begin < 1000, `number ${i} took too long`);
    if (parsed.state === 'ok') assert.deepEqual(parsed.value.runs, [{ key: KEY, value: run }], `number ${i}`);
    else {
      refusals++;
      assert.match(parsed.reason, /^[A-Z].*\.$/s, `number ${i}`);
    }
  }
  assert.ok(refusals > 240, `${refusals} were refused`);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
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
