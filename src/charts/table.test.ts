import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Run } from '../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { effectRows, isOpen } from './effects.ts';
import { tableRows } from './table.ts';

const run = syntheticRun(contention, {
  time: contentionTime,
  cores: 4,
  noise: 0,
  languages: ['rust', 'typescript'],
});

test('one row for each case: by language, variant, setting', () => {
  const rows = tableRows(contention, run);
  assert.equal(rows.length, run.cases.length);
  assert.deepEqual(
    rows.slice(0, 4).map(({ language, variant, setting }) => [language, variant, setting]),
    [
      ['TypeScript', 'shared Arc', '1 thread'],
      ['TypeScript', 'shared Arc', '2 threads'],
      ['TypeScript', 'shared Arc', '4 threads'],
      ['TypeScript', 'own Arc per thread', '1 thread'],
    ],
  );
  assert.equal(rows.at(-1)!.language, 'Rust');
  assert.deepEqual(rows[1], {
    variant: 'shared Arc',
    language: 'TypeScript',
    setting: '2 threads',
    median: '100 ns',
    low: '100 ns',
    high: '100 ns',
    samples: '60',
    rejected: '0',
  });
});

test('rejections come with their reasons; a case without samples has dashes', () => {
  const cases = run.cases.map((each, i): Run['cases'][number] => ({
    ...each,
    samples: i === 1 ? [] : each.samples,
    rejected: i === 0 ? { overlap: 0, hop: 1204 } : { overlap: 2, hop: 1, hidden: 0 },
  }));
  const rows = tableRows(contention, { ...run, cases }).filter(({ language }) => language === 'Rust');
  assert.equal(rows[0]!.rejected, '1,204 (hop)');
  assert.equal(rows[1]!.rejected, '3 (overlap 2, hop 1)');
  assert.deepEqual([rows[1]!.median, rows[1]!.low, rows[1]!.high, rows[1]!.samples], ['–', '–', '–', '0']);
});

test('a parameter that differs between cases is part of the setting', () => {
  const cases = run.cases.map((each, i) =>
    i === 0 ? { ...each, parameters: { ...each.parameters, payload: 4000 } } : each,
  );
  const settings = tableRows(contention, { ...run, cases }).map(({ setting }) => setting);
  assert.ok(settings.includes('1 thread, payload 4 kB'));
  assert.ok(settings.includes('2 threads, payload 64 B'));
});

test('effects: one row for each language; those that the run lacks have none', () => {
  const rows = effectRows(contention, run);
  assert.deepEqual(
    rows.map(({ id, language }) => `${id} ${language}`),
    ['contended typescript', 'alone typescript', 'contended rust', 'alone rust'],
  );
  const [contended, alone] = rows;
  assert.ok(Math.abs(contended!.value - 100 / 11) < 1e-9 && contended!.pairs === 60);
  assert.ok(!isOpen(contended!) && isOpen(alone!));
  const oneCore = syntheticRun(contention, { time: contentionTime, cores: 1 });
  assert.deepEqual(
    effectRows(contention, oneCore).map(({ id }) => id),
    ['alone'],
  );
});

test('effects belong to the experiment they are asked for, though they are kept', () => {
  assert.equal(effectRows(contention, run), effectRows(contention, run));
  assert.deepEqual(effectRows({ ...contention, effects: [] }, run), []);
});
