import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockDown } from './lockdown.ts';

test('what does not belong to the language is gone, from the object and from its prototypes', () => {
  class Target {
    addEventListener() {}
  }
  class Scope extends Target {
    fetch() {}
  }
  const scope = Object.assign(new Scope(), { Math, Atomics, indexedDB: {}, navigator: {} });
  assert.deepEqual(lockDown(scope), []);
  assert.deepEqual(Object.keys(scope).sort(), ['Atomics', 'Math']);
  for (const name of ['fetch', 'addEventListener', 'indexedDB', 'navigator'])
    assert.ok(!(name in scope), name);
  assert.equal(Scope.prototype.constructor, Object);
});

test('what will not go is named', () => {
  const scope = Object.defineProperty({ Math }, 'location', { value: {}, configurable: false });
  assert.deepEqual(lockDown(scope), ['location']);
});
