import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bookBibtex, bookPlain } from './book.ts';
import { AUTHORS, BOOK } from './citation.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { version, license } = JSON.parse(read('package.json')) as { version: string; license: string };

test('the book is cited with its authors, title, version and address', () => {
  const edition = { version, year: 2026, url: 'https://book.example/' };
  for (const text of [bookPlain(edition), bookBibtex(edition)])
    for (const part of [AUTHORS, BOOK, version, '2026', edition.url]) assert.ok(text.includes(part), part);
  assert.match(bookBibtex(edition), /^@book\{[\w-]+,\n[\s\S]*\n\}$/);
});

test('CITATION.cff says the same, and of which version it is', () => {
  const cff = read('CITATION.cff');
  for (const line of [`title: ${BOOK}`, `version: ${version}`, `  - name: ${AUTHORS}`, `license: ${license}`])
    assert.ok(cff.split('\n').includes(line), line);
});

test('the licenses of code and text are there whole', () => {
  assert.match(read('LICENSE'), /^MIT License/);
  const text = read('LICENSE-TEXT');
  assert.match(text, /^Attribution 4\.0 International/);
  assert.match(text, /Section 8 -- Interpretation/);
});
