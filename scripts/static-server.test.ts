import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isolationHeaders, type Served, serve } from './static-server.ts';

const parent = mkdtempSync(join(tmpdir(), 'serve-'));
const dir = join(parent, 'site');
after(() => rmSync(parent, { recursive: true }));
mkdirSync(join(dir, 'method'), { recursive: true });
writeFileSync(join(dir, 'index.html'), '<h1>home</h1>');
writeFileSync(join(dir, '404.html'), '<h1>lost</h1>');
writeFileSync(join(dir, 'method/index.html'), '<h1>method</h1>');
writeFileSync(join(dir, 'kernels.wasm'), '\0asm');
writeFileSync(join(dir, '.secret'), 'hidden');
writeFileSync(join(parent, 'outside.txt'), 'outside');

/** The path as written: fetch() would tidy it first. */
const raw = (served: Served, path: string) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    get({ host: 'localhost', port: served.port, path }, (response) => {
      let body = '';
      response.on('data', (data) => {
        body += data;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    }).on('error', reject);
  });

const using = async (options: Parameters<typeof serve>[1], work: (served: Served) => Promise<void>) => {
  const served = await serve(dir, options);
  try {
    await work(served);
  } finally {
    await served.close();
  }
};

test('every answer has the isolation headers, a missing page too', () =>
  using({}, async ({ url }) => {
    for (const path of ['', 'method/', 'kernels.wasm', 'nothing']) {
      const response = await fetch(url + path);
      for (const [name, value] of Object.entries(isolationHeaders))
        assert.equal(response.headers.get(name), value, `${path} ${name}`);
    }
  }));

test('without headers it is a host that knows nothing of isolation', () =>
  using({ headers: false }, async ({ url }) => {
    const response = await fetch(url);
    for (const name of Object.keys(isolationHeaders)) assert.equal(response.headers.get(name), null);
  }));

test('under a base, folders get their slash, and outside of it there is nothing', () =>
  using({ base: '/book' }, async (served) => {
    assert.match(served.url, /\/book\/$/);
    assert.equal(await (await fetch(`${served.url}method`)).text(), '<h1>method</h1>');
    assert.equal((await raw(served, '/book')).status, 308);
    assert.equal((await raw(served, '/method/')).status, 404);
    assert.equal((await raw(served, '/bookmethod/')).status, 404);
  }));

test('types are told, so that modules and WebAssembly load', () =>
  using({}, async ({ url }) => {
    const type = async (path: string) => (await fetch(url + path)).headers.get('content-type');
    assert.equal(await type('kernels.wasm'), 'application/wasm');
    assert.equal(await type(''), 'text/html; charset=utf-8');
  }));

test('nothing outside of the folder is served, nor anything hidden', () =>
  using({}, async (served) => {
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/.secret',
      '/%2esecret',
      '/%',
      '/%00',
    ])
      assert.deepEqual(await raw(served, path), { status: 404, body: '<h1>lost</h1>' }, path);
  }));

test('a taken port is told by its code', () =>
  using({}, async ({ port }) => {
    await assert.rejects(serve(dir, { port }), { code: 'EADDRINUSE' });
  }));
