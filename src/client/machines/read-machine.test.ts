/** Files that are right, and three hundred that are not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Machine } from '../../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../../lab/synthetic.fixture.ts';
import { random } from '../../stats/random.ts';
import { makeFile } from '../keep/file.ts';
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
const reason = (input: unknown): string => {
  const parsed = read(input);
  assert.equal(parsed.state, 'refused', 'it was read');
  return parsed.state === 'refused' ? parsed.reason : '';
};

test('a recorded machine, a reader’s file and a single run are read', () => {
  const kept = makeFile([{ key: `run:${run.experiment}`, value: run }], {
    now: machine.recordedAt,
    commit: 'x',
  });
  for (const [input, name] of [
    [text, 'mine'],
    [kept.text, 'Chromium 156 on Linux x86_64, 2 cores'],
    [JSON.stringify(run), 'Chromium 156 on Linux x86_64, 2 cores'],
  ] as const) {
    const parsed = readMachineFile(input);
    assert.equal(parsed.state, 'ok');
    if (parsed.state !== 'ok') return;
    assert.equal(parsed.value.name, name);
    assert.deepEqual(parsed.value.runs, [run]);
  }
});

test('of several runs of an experiment one is taken: the last of a machine, the one in use of a reader', () => {
  const older = { ...run, startedAt: '2025-01-01T00:00:00.000Z' };
  const both = read({ ...machine, runs: [older, run] });
  assert.ok(both.state === 'ok' && both.value.runs.length === 1);
  assert.equal(both.state === 'ok' && both.value.runs[0]?.startedAt, run.startedAt);
  const kept = makeFile(
    [
      { key: `run:${run.experiment}@2025`, value: older },
      { key: `run:${run.experiment}`, value: run },
    ],
    { now: machine.recordedAt, commit: 'x' },
  );
  const own = read(kept.text);
  assert.equal(own.state === 'ok' && own.value.runs[0]?.startedAt, run.startedAt);
});

test('a refusal says what is wrong, and where', () => {
  assert.match(reason(''), /not JSON, or was cut off/);
  assert.match(reason('null'), /not a file that this book can read/);
  assert.match(reason(text.slice(0, -9)), /not JSON, or was cut off/);
  assert.match(reason({ ...machine, schema: 7 }), /newer edition of the book \(schema 7/);
  assert.match(reason({ ...machine, runs: [] }), /no runs in it/);
  assert.match(reason({ ...machine, more: 1 }), /: more: /);
  assert.match(reason({ ...machine, runs: [{ ...run, duration: -1 }] }), /runs\.0\.duration/);
  assert.match(
    reason({
      ...machine,
      runs: Array(1001)
        .fill(0)
        .map((_, i) => ({ ...run, experiment: `a/b${i}` })),
    }),
    /1000 are the most/,
  );
  assert.match(reason(`${text.slice(0, -1)},"__proto__":{"x":1}}`), /a key “__proto__” at __proto__/);
  assert.match(reason(text.replace('"schema"', '"constructor":{},"schema"')), /a key “constructor”/);
  assert.match(reason(`${'['.repeat(5000)}${']'.repeat(5000)}`), /nested more than 40 times/);
  assert.match(reason(' '.repeat(60_000_001)), /larger than 60 MB/);
});

test('three hundred mangled files: each refused in words within a second, none changes an object of ours', () => {
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
    const words = reason(input);
    assert.ok(performance.now() - started < 1000, `${i}: ${performance.now() - started} ms`);
    assert.match(words, /^[A-Z].{10,}[.…]$/s, `${i}`);
  }
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.deepEqual(JSON.parse(text), machine);
});
