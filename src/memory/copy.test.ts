import assert from 'node:assert/strict';
import test from 'node:test';
import { copyBytes, copyUnaligned } from './copy.ts';

test('copies exactly what it is told, by loop and by call', () => {
  for (const length of [0, 4, 8, 124, 128, 132, 1000]) {
    const buffer = new SharedArrayBuffer(4096);
    const bytes = new Uint8Array(buffer);
    for (let i = 0; i < 1000; i++) bytes[16 + i] = 1 + (i % 250);
    copyBytes(new Int32Array(buffer), bytes, 16, 2000, length);
    assert.deepEqual(bytes.slice(2000, 2000 + length), bytes.slice(16, 16 + length));
    assert.equal(bytes[1999], 0);
    assert.equal(bytes[2000 + length], 0);
  }
});

test('copies bytes that begin anywhere, and no byte beside them', () => {
  for (const length of [0, 1, 7, 31, 32, 33, 500]) {
    const bytes = new Uint8Array(new SharedArrayBuffer(4096));
    for (let i = 0; i < 1000; i++) bytes[15 + i] = 1 + (i % 250);
    copyUnaligned(bytes, 15, 2003, length);
    assert.deepEqual(bytes.slice(2003, 2003 + length), bytes.slice(15, 15 + length));
    assert.deepEqual([bytes[2002], bytes[2003 + length]], [0, 0]);
  }
});
