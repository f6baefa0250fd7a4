import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, unknownWords, writeAddress } from './address.ts';

const cell = { name: 'contention', parameters: ['threads', 'size'] };
const defaults = { threads: 8, size: 64 };

test('a bare name speaks to every cell, a prefixed one to one and wins', () => {
  const search = '?contention.threads=4&threads=2&size=abc&utm=1&stride.threads=9';
  assert.deepEqual(readAddress(search, cell), { raw: { threads: '4', size: 'abc' }, unknown: [] });
  assert.deepEqual(readAddress(search, { name: 'stride', parameters: ['threads'] }).raw, { threads: '9' });
});

test('values are handed on as they are, for somebody else to correct', () => {
  assert.deepEqual(readAddress('?threads=', cell).raw, { threads: '' });
  assert.deepEqual(readAddress('?threads=%E2%80%A6%00', cell).raw, { threads: '…\0' });
  assert.deepEqual(readAddress('?threads=1&threads=3', cell).raw, { threads: '3' });
});

test('names that only look like a parameter are told, others are none of our business', () => {
  const { unknown } = readAddress('?contention.thread=2&thread=3&__proto__=1', cell);
  assert.deepEqual(unknown, ['thread']);
  assert.match(unknownWords(unknown, cell)[0]!, /“thread”.*threads, size\.$/);
});

test('the short form is written where no other cell has the parameter', () => {
  const alone = (id: string) => id === 'size';
  assert.equal(
    writeAddress('', cell, { threads: 2, size: 16 }, { defaults, alone }),
    '?contention.threads=2&size=16',
  );
});

test('a default is left out, unless the address says otherwise to all cells', () => {
  const options = { defaults, alone: () => false };
  assert.equal(writeAddress('?contention.threads=2', cell, { threads: 8, size: 64 }, options), '');
  assert.equal(
    writeAddress('?threads=2', cell, { threads: 8, size: 64 }, options),
    '?threads=2&contention.threads=8',
  );
  assert.equal(writeAddress('?threads=2', cell, { threads: 8 }, { defaults, alone: () => true }), '');
});

test('what is written is read again, and the rest of the address stays', () => {
  const values = { threads: 2, size: 16 };
  const written = writeAddress('?lang=en', cell, values, { defaults, alone: () => false });
  assert.deepEqual(readAddress(written, cell).raw, { threads: '2', size: '16' });
  assert.match(written, /lang=en/);
});
