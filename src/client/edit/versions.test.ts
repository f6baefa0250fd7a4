import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../cell/store.ts';
import { readVersions, setVersion, versionsOf } from './versions.ts';

const version = { text: 'mine', original: 'theirs' };

test('what is kept comes back; what is no version is left out', () => {
  assert.deepEqual(
    readVersions({ a: version, b: { text: 1 }, c: null, d: { ...version, text: 'x'.repeat(100_001) } }),
    {
      a: version,
    },
  );
  for (const stored of [undefined, null, 'text', 7]) assert.deepEqual(readVersions(stored), {});
});

test('set, forgotten, and remembered in the page where storage is forbidden, with a sentence', async () => {
  const kept = new Map<string, unknown>();
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => void kept.set(key, value),
  } as Store;
  assert.equal(await setVersion('t/one', 'a', version, store), undefined);
  assert.deepEqual(kept.get('edit:t/one'), { a: version });
  await setVersion('t/one', 'a', undefined, store);
  assert.deepEqual(kept.get('edit:t/one'), {});
  const forbidden = {
    get: () => Promise.reject(new Error('forbidden')),
    set: () => Promise.reject(new Error('forbidden')),
  } as unknown as Store;
  assert.match((await setVersion('t/two', 'a', version, forbidden)) ?? '', /not be here after a reload/);
  assert.deepEqual(await versionsOf('t/two', forbidden), { a: version });
});
