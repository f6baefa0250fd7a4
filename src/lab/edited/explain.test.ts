import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, words } from './explain.ts';

const URL = 'blob:http://localhost:1/0a-b';
const own = (url: string) => url === URL;
const failing = (stack: string) => Object.assign(new TypeError('no'), { stack });

test('the innermost frame in the reader’s own code is the place, in either notation', () => {
  const chromium = failing(
    `TypeError: no\n    at Heap.free (blob:http://localhost:1/other:3:4)\n    at run (${URL}:12:7)\n    at ${URL}:20:1`,
  );
  assert.deepEqual(explain(chromium, own, () => undefined).place, { line: 12, column: 7 });
  const firefox = failing(`run@${URL}:8:2\n@blob:http://localhost:1/other:1:1`);
  assert.deepEqual(explain(firefox, own, () => undefined).place, { line: 8, column: 2 });
});

test('a mistake in syntax has no frame: the browser knows its place', () => {
  const place = { line: 2, column: 5 };
  const error = new SyntaxError('twice');
  assert.deepEqual(
    explain(error, own, () => ({ url: URL, place })),
    { message: 'SyntaxError: twice', place },
  );
  assert.equal(explain(error, own, () => ({ url: 'other', place })).place, undefined);
});

test('whatever is thrown can be told', () => {
  assert.equal(words('text'), 'it threw “text”');
  assert.equal(words(undefined), 'it threw undefined');
  assert.match(words(Object.create(null)), /cannot be told/);
  assert.equal(words(new Error('x'.repeat(1000))).length, 300);
});
