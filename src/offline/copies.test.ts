import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf, hostOf, texts } from './caches.fixture.ts';
import { Copies } from './copies.ts';

const all = Object.keys(texts);
const book = bookOf(texts, 'one');

test('what is saved is there, with the headers of isolation, under the address that readers use', async () => {
  const { host, asked } = hostOf(texts);
  const copies = new Copies(host, book);
  assert.equal(await copies.save(all), 'done');
  assert.deepEqual(new Set(await copies.held()), new Set(all));
  const page = await copies.match('chapters/arc/index.html');
  assert.equal(await page?.text(), texts['chapters/arc/index.html']);
  assert.equal(page?.headers.get('Cross-Origin-Embedder-Policy'), 'require-corp');
  assert.ok(asked.includes('/book/chapters/arc/'), 'many a host redirects index.html');
  // Again: nothing is fetched twice.
  assert.equal(await copies.save(all), 'done');
  assert.equal(asked.length, all.length);
});

test('what is not byte for byte what was built is not kept: another edition, a login page, an error', async () => {
  const { host } = hostOf({
    ...texts,
    'index.html': '<h1>Welcome to our hotel</h1>',
    '_astro/a.js': undefined as never,
  });
  const copies = new Copies(host, book);
  assert.equal(await copies.save(all), 'changed');
  assert.deepEqual(new Set(await copies.held()), new Set(['chapters/arc/index.html', 'kept/index.html']));
  const opaque = hostOf(texts, { fetch: async () => Response.error() });
  assert.equal(await new Copies(opaque.host, book).save(all), 'changed');
  assert.equal((await new Copies(opaque.host, book).held()).size, 0);
});

test('storage that is full ends it, and so does a network that goes away; what is there stays', async () => {
  const { host, caches } = hostOf(texts);
  caches.room = 1;
  const copies = new Copies(host, book);
  assert.equal(await copies.save(all), 'full');
  assert.equal((await copies.held()).size, 1);
  caches.room = 100;
  const gone = new Copies({ ...host, fetch: () => Promise.reject(new TypeError('Failed to fetch')) }, book);
  assert.equal(await gone.save(all), 'network');
  assert.equal((await gone.held()).size, 1);
});

test('nothing is fetched while something is measured', async () => {
  let go = () => {};
  const measured = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { host, asked } = hostOf(texts, { calm: () => measured });
  const saving = new Copies(host, book).save(all);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(asked, []);
  go();
  assert.equal(await saving, 'done');
});

test('a newer edition fetches only what has changed, and the older one goes when it is told to', async () => {
  const changed = { ...texts, 'index.html': '<h1>home, rewritten</h1>' };
  const { host, caches, asked } = hostOf(changed);
  const older = new Copies({ ...host, fetch: hostOf(texts).host.fetch }, book);
  await older.save(all);
  await older.set('whole', true);

  const newer = new Copies(host, bookOf(changed, 'two'));
  const { held, unchanged, find } = await newer.earlier();
  assert.deepEqual([...held].sort(), [...all].sort());
  assert.equal(await newer.save(held, undefined, unchanged), 'done');
  assert.deepEqual(asked, ['/book/']);
  assert.equal(await (await newer.match('index.html'))?.text(), changed['index.html']);
  assert.equal(
    await (await find('index.html'))?.text(),
    texts['index.html'],
    'a tab of the older edition has its own',
  );
  await newer.forgetEarlier();
  assert.equal((await newer.earlier()).held.length, 0);
  assert.equal((await newer.held()).size, all.length);
  assert.ok(await newer.setting('whole'), 'what the reader chose outlives editions');
  assert.equal(caches.all.size, 2);
});

test('two books on one host do not touch each other', async () => {
  const { host } = hostOf(texts);
  const mine = new Copies(host, book);
  const other = new Copies(
    { ...host, scope: '/book/fr/', fetch: async () => new Response('let a = 1;') },
    book,
  );
  await mine.save(all);
  await other.save(['_astro/a.js']);
  await mine.forgetAll();
  assert.equal((await other.held()).size, 1);
});
