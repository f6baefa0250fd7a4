/** Files that are right, and three hundred that are not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf } from '../../cite/canonical.ts';
import { CITED_FORMAT } from '../../cite/table.ts';
import type { Machine } from '../../lab/run.ts';
import { syntheticSurvey } from '../../lab/survey/survey.fixture.ts';
import { contention, contentionTime, syntheticRun } from '../../lab/synthetic.fixture.ts';
import { random } from '../../stats/random.ts';
import { makeFile } from '../keep/file.ts';
import { SURVEY_KEY } from '../survey/key.ts';
import { readMachineFile } from './read-machine.ts';

const run = syntheticRun(contention, { time: contentionTime, launches: 2, rounds: 2 });
const machine: Machine = {
  schema: 1,
  id: 'mine',
  name: 'mine',
  description: 'a machine',
  recordedAt: '2026-01-02T03:04:05.000Z',
  runs: [run],
};
const text = JSON.stringify(machine);
const read = (input: unknown) => readMachineFile(typeof input === 'string' ? input : JSON.stringify(input));
const reason = async (input: unknown): Promise<string> => {
  const parsed = await read(input);
  assert.equal(parsed.state, 'refused', 'it was read');
  return parsed.state === 'refused' ? parsed.reason : '';
};

test('a recorded machine, a reader’s file and a single run are read', async () => {
  const kept = makeFile([{ key: `run:${run.experiment}`, value: run }], {
    now: machine.recordedAt,
    commit: 'x',
  });
  for (const [input, name] of [
    [text, 'mine'],
    [kept.text, 'Chromium 156 on Linux x86_64, 2 cores'],
    [JSON.stringify(run), 'Chromium 156 on Linux x86_64, 2 cores'],
  ] as const) {
    const parsed = await readMachineFile(input);
    assert.equal(parsed.state, 'ok');
    if (parsed.state !== 'ok') return;
    assert.equal(parsed.value.name, name);
    assert.deepEqual(parsed.value.runs, [run]);
  }
});

test('the survey of a machine is read with it, from a recorded one and from a reader’s file', async () => {
  const survey = syntheticSurvey();
  const recorded = await read({ ...machine, survey });
  assert.deepEqual(recorded.state === 'ok' && recorded.value.survey, survey);
  const things = [
    { key: `run:${run.experiment}`, value: run },
    { key: SURVEY_KEY, value: survey },
  ];
  const kept = await read(makeFile(things, { now: machine.recordedAt, commit: 'x' }).text);
  assert.deepEqual(kept.state === 'ok' && kept.value.survey, survey);
  assert.match(await reason({ ...machine, survey: { ...survey, tick: -1 } }), /survey\.tick/);
});

test('a run that was cited is read when its data have the hash of the citation, and refused when not', async () => {
  const cited = { format: CITED_FORMAT, hash: `sha256:${await hashOf(run)}`, run };
  const right = await read(cited);
  assert.deepEqual(right.state === 'ok' && right.value.runs, [run]);
  const other = { ...run, duration: run.duration + 1 };
  assert.match(await reason({ ...cited, run: other }), /not those that were cited: their hash is another/);
  assert.match(await reason({ ...cited, hash: undefined }), /hash is another/);
  assert.match(await reason({ ...cited, hash: 'sha256:0' }), /hash is another/);
  assert.match(await reason({ ...cited, code: [{ file: 'x' }] }), /hash is another/);
});

test('of several runs of an experiment one is taken: the last of a machine, the one in use of a reader', async () => {
  const older = { ...run, startedAt: '2025-01-01T00:00:00.000Z' };
  const both = await read({ ...machine, runs: [older, run] });
  assert.ok(both.state === 'ok' && both.value.runs.length === 1);
  assert.equal(both.state === 'ok' && both.value.runs[0]?.startedAt, run.startedAt);
  const kept = makeFile(
    [
      { key: `run:${run.experiment}@2025`, value: older },
      { key: `run:${run.experiment}`, value: run },
    ],
    { now: machine.recordedAt, commit: 'x' },
  );
  const own = await read(kept.text);
  assert.equal(own.state === 'ok' && own.value.runs[0]?.startedAt, run.startedAt);
});

test('a refusal says what is wrong, and where', async () => {
  assert.match(await reason(''), /not JSON, or was cut off/);
  assert.match(await reason('null'), /not a file that this book can read/);
  assert.match(await reason(text.slice(0, -9)), /not JSON, or was cut off/);
  assert.match(await reason({ ...machine, schema: 7 }), /newer edition of the book \(schema 7/);
  assert.match(await reason({ ...machine, runs: [] }), /no runs in it/);
  assert.match(await reason({ ...machine, more: 1 }), /: more: /);
  assert.match(await reason({ ...machine, runs: [{ ...run, duration: -1 }] }), /runs\.0\.duration/);
  assert.match(
    await reason({
      ...machine,
      runs: Array(1001)
        .fill(0)
        .map((_, i) => ({ ...run, experiment: `a/b${i}` })),
    }),
    /1000 are the most/,
  );
  assert.match(await reason(`${text.slice(0, -1)},"__proto__":{"x":1}}`), /a key “__proto__” at __proto__/);
  assert.match(await reason(text.replace('"schema"', '"constructor":{},"schema"')), /a key “constructor”/);
  assert.match(await reason(`${'['.repeat(5000)}${']'.repeat(5000)}`), /nested more than 40 times/);
  assert.match(await reason(' '.repeat(60_000_001)), /larger than 60 MB/);
});

test('three hundred mangled files: each refused in words within a second, none changes an object of ours', async () => {
  const next = random(5);
  const at = (length: number) => Math.floor(next() * length);
  const pick = <T>(all: readonly T[]): T => all[at(all.length)]!;
  const deep = () => JSON.parse(text) as Record<string, unknown>;
  /** Sets one field somewhere to something that no file has there. */
  const spoil = (value: unknown): unknown => {
    const whole = deep();
    let object: Record<string, unknown> = whole;
    for (;;) {
      const key = pick(Object.keys(object));
      const inner = object[key];
      if (typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0 || next() < 0.2) {
        object[key] = value;
        return whole;
      }
      object = inner as Record<string, unknown>;
    }
  };
  const ways: readonly (() => unknown)[] = [
    () => text.slice(0, at(text.length)),
    () => text.slice(1 + at(text.length)),
    () => {
      // A bit of a structural character: what is left is not JSON, or not a machine.
      const places = [...text.matchAll(/[{}[\]:"]/g)].map(({ index }) => index);
      const place = pick(places);
      return (
        text.slice(0, place) +
        String.fromCharCode(text.charCodeAt(place) ^ (1 << at(5))) +
        text.slice(place + 1)
      );
    },
    () => ({ ...deep(), schema: pick([0, 2, 1e9, -1, 1.5, '1', null]) }),
    () => JSON.stringify(spoil('#')).replaceAll('"#"', pick(['1e999', '-1e999', '9'.repeat(400)])),
    () => spoil({ '<script>': 'alert(1)' }),
    () => text.replace('{', `{"${pick(['__proto__', 'constructor', 'prototype'])}":{"polluted":true},`),
    () => ({ ...deep(), name: 'x'.repeat(401 + at(1e6)) }),
    () => '['.repeat(1 + at(1e5)),
    () => ({ ...deep(), runs: [{ ...run, cases: Array(501).fill(run.cases[0]) }] }),
  ];
  for (let i = 0; i < 300; i++) {
    const input = ways[i % ways.length]!();
    const started = performance.now();
    const words = await reason(input);
    assert.ok(performance.now() - started < 1000, `${i}: ${performance.now() - started} ms`);
    assert.match(words, /^[A-Z].{10,}[.…]$/s, `${i}`);
  }
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.deepEqual(JSON.parse(text), machine);
});
