import assert from 'node:assert/strict';
import { test } from 'node:test';
import { libraryNames, namesIn } from './library-names.ts';

test('functions with their heads, classes and constants, each with the first sentence of its comment', () => {
  const source = `
/** Adds one. Throws at the end. */
export function increment(words: Int32Array, at: number): void {
  words[at]++;
}

/**
 * Bytes that
 * it takes.
 */
export const bytesOf = (
  length: number,
): number => length * 4;
export const LINE = 128;
export class Box {}
export interface Held {}
function inner() {}
`;
  assert.deepEqual(
    namesIn('a.ts', source).map(({ kind, signature, says }) => [kind, signature, says]),
    [
      ['function', 'increment(words: Int32Array, at: number): void', 'Adds one.'],
      ['function', 'bytesOf(length: number): number', 'Bytes that it takes.'],
      ['constant', 'LINE', ''],
      ['class', 'Box', ''],
    ],
  );
});

test('the library’s classes are among the names, and no name is there twice', () => {
  const names = libraryNames().map(({ name }) => name);
  for (const name of ['Arc', 'Box', 'Heap', 'Mutex', 'RefCell', 'copyBytes'])
    assert.ok(names.includes(name), name);
  assert.equal(new Set(names).size, names.length);
});
