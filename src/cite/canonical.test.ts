import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { canonicalJson, hashOf, shortHash } from './canonical.ts';

test('the order in which something was written does not count, the order in lists does', () => {
  const text = '{"a":[1,{"x":null,"y":"é\\n"}],"b":1e-7}';
  assert.equal(canonicalJson({ b: 1e-7, a: [1, { y: 'é\n', x: null }], c: undefined }), text);
  assert.equal(canonicalJson(JSON.parse(text)), text);
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
});

test('the hash is SHA-256 of that text', async () => {
  const expected = createHash('sha256').update('{"a":1,"b":[0.1]}').digest('hex');
  assert.equal(await hashOf({ b: [0.1], a: 1 }), expected);
  assert.equal(shortHash(expected), expected.slice(0, 16));
});
