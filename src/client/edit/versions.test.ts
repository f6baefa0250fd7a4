import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../cell/store.ts';
import { holdVersion, readVersions, setVersion, versionsOf } from './versions.ts';

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

test('what was only held is there for a run; two of one experiment are not in each other’s way', async () => {
  const writes: unknown[] = [];
  const store = { get: async () => undefined, set: async (_, value) => void writes.push(value) } as Store;
  void holdVersion('t/held', 'a', version, store);
  await Promise.all([
    holdVersion('t/held', 'b', version, store),
    holdVersion('t/held', 'a', undefined, store),
  ]);
  assert.deepEqual(await versionsOf('t/held', store), { b: version });
  await holdVersion('t/held', 'b', undefined, store);
  await setVersion('t/held', 'b', undefined, store);
  assert.deepEqual(writes, [], 'nothing was kept, so there is nothing to forget');
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
  assert.equal(kept.get('edit:t/one'), undefined);
  const forbidden = {
    get: () => Promise.reject(new Error('forbidden')),
    set: () => Promise.reject(new Error('forbidden')),
  } as unknown as Store;
  assert.match((await setVersion('t/two', 'a', version, forbidden)) ?? '', /not be here after a reload/);
  assert.deepEqual(await versionsOf('t/two', forbidden), { a: version });
});
