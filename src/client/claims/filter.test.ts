import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords, type Entry, type Filter, readFilter, shownRows, writeFilter } from './filter.ts';

const ALL = readFilter('');
const entry: Entry = {
  chapter: 'arc',
  words: 'threads that touch a shared arc fight over its cache line',
  rows: [
    { language: 'rust', machine: 'cloud-2', verdict: 'refuted', differs: false },
    { language: 'native', machine: 'cloud-2', verdict: 'holds', differs: false },
    { language: 'rust', machine: 'own', verdict: 'holds', differs: true },
  ],
};
const shown = (more: Partial<Filter>) => shownRows(entry, { ...ALL, ...more });

test('nothing asked, everything shown', () => {
  assert.deepEqual(shown({}), [true, true, true]);
});

test('each field narrows, and all of them together', () => {
  assert.deepEqual(shown({ chapter: 'rc' }), [false, false, false]);
  assert.deepEqual(shown({ language: 'rust' }), [true, false, true]);
  assert.deepEqual(shown({ machine: 'cloud-2' }), [true, true, false]);
  assert.deepEqual(shown({ verdict: 'holds', language: 'rust' }), [false, false, true]);
  assert.deepEqual(shown({ differs: true }), [false, false, true]);
});

test('words are found in any order and any case; all of them must be there', () => {
  assert.deepEqual(shown({ text: ' LINE  arc' }), [true, true, true]);
  assert.deepEqual(shown({ text: 'line box' }), [false, false, false]);
});

test('an address says what is shown, and gives it back', () => {
  const filter: Filter = {
    ...ALL,
    chapter: 'arc',
    verdict: 'refuted',
    text: 'a & b = “c”',
    differs: true,
  };
  assert.deepEqual(readFilter(writeFilter(filter)), filter);
  assert.equal(writeFilter(ALL), '');
  assert.equal(readFilter(`?text=${'x'.repeat(1000)}`).text.length, 200);
});

test('counts are words', () => {
  const all = { claims: 118, rows: 318 };
  assert.equal(countWords(all, all), 'All 118 claims with 318 verdicts.');
  assert.equal(countWords({ claims: 2, rows: 3 }, all), '2 of 118 claims, 3 of 318 verdicts.');
  assert.match(countWords({ claims: 0, rows: 0 }, all), /No verdict fits/);
});
