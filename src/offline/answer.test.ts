import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONFINED_POLICY } from '../lab/edited/policy.ts';
import { answer, ours, type Sources } from './answer.ts';
import { part } from './isolate.ts';

const ORIGIN = 'https://book.example';
const request = (path: string, options: RequestInit & { mode?: string } = {}): Request => {
  const { mode, ...rest } = options;
  const made = new Request(`${ORIGIN}${path}`, rest);
  // Node makes no navigations.
  if (mode) Object.defineProperty(made, 'mode', { value: mode });
  return made;
};
const copies: Readonly<Record<string, string>> = {
  'chapters/arc/index.html': 'copy of Arc',
  'offline/index.html': 'not saved here',
  '_astro/a.js': 'copy of a',
};
const away: Sources['fetch'] = () => Promise.reject(new TypeError('Failed to fetch'));
const from = (fetch: Sources['fetch'], over: Partial<Sources> = {}): Sources => ({
  fetch,
  match: async (path) => (copies[path] === undefined ? undefined : new Response(copies[path])),
  earlier: async () => undefined,
  patience: 20,
  ...over,
});
const text = async (response: Promise<Response>) => (await response).text();
const never: Sources['fetch'] = () => new Promise(() => {});

test('pages come from the network, isolated; from the copy when it fails, is slow, or has an error of its own', async () => {
  const page = () => request('/book/chapters/arc/?threads=2', { mode: 'navigate' });
  const path = 'chapters/arc/index.html';
  const fresh = await answer(
    page(),
    path,
    from(async () => new Response('newest')),
  );
  assert.equal(await fresh.text(), 'newest');
  assert.equal(fresh.headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
  for (const fetch of [away, never, async () => new Response('overloaded', { status: 503 })])
    assert.equal(await text(answer(page(), path, from(fetch))), 'copy of Arc');
  assert.equal(
    await text(
      answer(
        page(),
        path,
        from(async () => new Response('gone', { status: 404 })),
      ),
    ),
    'gone',
  );
});

test('what never changes comes from the copy, without the network; a tab of an older edition gets its own', async () => {
  const unused: Sources['fetch'] = () => assert.fail('the network was asked');
  assert.equal(
    await text(answer(request('/book/_astro/a.js?x=1'), '_astro/a.js', from(unused))),
    'copy of a',
  );
  const earlier = async () => new Response('of the older edition');
  assert.equal(
    await text(answer(request('/book/_astro/old.js'), '_astro/old.js', from(unused, { earlier }))),
    'of the older edition',
  );
  const network = await answer(
    request('/book/_astro/b.js'),
    '_astro/b.js',
    from(async () => new Response('b')),
  );
  assert.equal(network.headers.get('Cross-Origin-Embedder-Policy'), 'require-corp');
});

test('without network and copy a page says so, an address without its slash leads to it, and the rest fails', async () => {
  const go = (path: string, file: string) => answer(request(path, { mode: 'navigate' }), file, from(away));
  const missing = await go('/book/method/', 'method/index.html');
  assert.equal(missing.status, 503);
  assert.equal(await missing.text(), 'not saved here');
  const slash = await go('/book/chapters/arc?threads=2', 'chapters/arc');
  assert.equal(slash.headers.get('location'), `${ORIGIN}/book/chapters/arc/?threads=2`);
  await assert.rejects(answer(request('/book/data/x.json'), 'data/x.json', from(away)), /Failed to fetch/);
});

test('only reading, only this origin, only this folder', () => {
  assert.equal(ours(request('/book/'), ORIGIN, '/book/'), 'index.html');
  assert.equal(ours(request('/book/', { method: 'POST' }), ORIGIN, '/book/'), undefined);
  assert.equal(ours(request('/elsewhere/'), ORIGIN, '/book/'), undefined);
  assert.equal(ours(request('/book/'), 'https://other.example', '/book/'), undefined);
  const cached = Object.defineProperty(request('/book/'), 'cache', { value: 'only-if-cached' });
  assert.equal(ours(cached, ORIGIN, '/book/'), undefined);
});

test('a range of a copy is that range, or told to be none', async () => {
  const get = async (range: string) => {
    const response = await part(new Response('0123456789'), range);
    return [response.status, await response.text(), response.headers.get('Content-Range')];
  };
  assert.deepEqual(await get('bytes=2-4'), [206, '234', 'bytes 2-4/10']);
  assert.deepEqual(await get('bytes=7-'), [206, '789', 'bytes 7-9/10']);
  assert.deepEqual(await get('bytes=-3'), [206, '789', 'bytes 7-9/10']);
  assert.deepEqual(await get('bytes=0-99'), [206, '0123456789', 'bytes 0-9/10']);
  assert.deepEqual(await get('bytes=10-'), [416, '', 'bytes */10']);
  assert.deepEqual(await get('lines=1-2'), [200, '0123456789', null]);
  const offline = await answer(
    request('/book/chapters/arc/', { headers: { Range: 'bytes=0-3' } }),
    'chapters/arc/index.html',
    from(away),
  );
  assert.deepEqual([offline.status, await offline.text()], [206, 'copy']);
});

test('workers for edited kernels get the policy that confines them, and nothing else does', async () => {
  const policy = async (file: string) => {
    const response = await answer(
      request(`/book/${file}`),
      file,
      from(async () => new Response('x')),
    );
    return response.headers.get('Content-Security-Policy');
  };
  assert.equal(await policy('_confined/thread.js'), CONFINED_POLICY);
  assert.equal(await policy('_astro/thread.js'), null);
});
