import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongs, carried, fileAt, measure, neededBy, neverChanges, shell } from './book.ts';

const paths = [
  '_astro/experiment.x1.js',
  '_astro/literata.x2.woff2',
  '_kernels/arc.x3.js',
  '_kernels/rc.x4.js',
  '_kernels/rust.x5.wasm',
  'chapters/arc/index.html',
  'chapters/rc/index.html',
  'data/virtual-2/arc/contention.json',
  'data/virtual-2/rc/count.json',
  'favicon.svg',
  'index.html',
  'kept/index.html',
  'method/index.html',
  'offline/index.html',
  'pagefind/pagefind.js',
];
const files = paths.map((path, i) => ({ path, bytes: i + 1, hash: `h${i}` }));

test('tests, maps for robots, hidden files and the worker itself are not in the list', () => {
  for (const path of [
    'sw.js',
    '_headers',
    '404.html',
    'sitemap-0.xml',
    'known-answers/index.html',
    '.sources',
  ])
    assert.ok(!belongs(path), path);
  assert.deepEqual(
    paths.filter((path) => !belongs(path)),
    [],
  );
});

test('an address is a file of the book, in a folder and with strange letters too', () => {
  assert.equal(fileAt('/book/', '/book/'), 'index.html');
  assert.equal(fileAt('/book/chapters/arc/', '/book/'), 'chapters/arc/index.html');
  assert.equal(fileAt('/book/a%20b.js', '/book/'), 'a b.js');
  assert.equal(fileAt('/other/', '/book/'), undefined);
  assert.equal(fileAt('/book/%', '/book/'), undefined);
});

test('what every page needs has all scripts, faces and Rust, and no chapter', () => {
  const needed = shell(files);
  for (const path of [
    '_astro/experiment.x1.js',
    '_astro/literata.x2.woff2',
    '_kernels/rust.x5.wasm',
    'offline/index.html',
  ])
    assert.ok(needed.includes(path), path);
  assert.ok(!needed.some((path) => path.startsWith('chapters/') || path === '_kernels/arc.x3.js'));
});

test('a chapter needs its own kernels and its own recorded runs', () => {
  assert.deepEqual(neededBy('chapters/arc/index.html', files), [
    'chapters/arc/index.html',
    '_kernels/arc.x3.js',
    'data/virtual-2/arc/contention.json',
  ]);
  assert.deepEqual(neededBy('method/index.html', files), ['method/index.html']);
  assert.deepEqual(neededBy('chapters/none/index.html', files), []);
});

test('a newer edition has the pages that were there, under the names that their files have now', () => {
  const held = [
    'index.html',
    'chapters/arc/index.html',
    '_kernels/arc.old.js',
    '_astro/gone.js',
    'chapters/gone/index.html',
  ];
  const next = carried(held, { files }, false);
  assert.ok(next.includes('_kernels/arc.x3.js') && next.includes('_astro/experiment.x1.js'));
  assert.ok(!next.includes('chapters/rc/index.html'));
  assert.ok(
    next.every((path) => paths.includes(path)),
    'nothing that it does not have',
  );
  assert.deepEqual([...carried(held, { files }, true)].sort(), paths);
});

test('how much is there', () => {
  const { heldFiles, heldBytes, bytes, pages, allPages } = measure(
    files,
    new Set(['index.html', 'method/index.html', 'x']),
  );
  assert.deepEqual([heldFiles, heldBytes, bytes, allPages], [2, 11 + 13, 120, 6]);
  assert.deepEqual(pages, ['index.html', 'method/index.html']);
});

test('only what has a hash in its name never changes', () => {
  for (const path of ['_astro/x.js', '_kernels/rust.x.wasm', 'pagefind/index/en.pf_index'])
    assert.ok(neverChanges(path));
  for (const path of ['index.html', 'data/x/y/z.json', 'pagefind/pagefind-entry.json', 'sw.js'])
    assert.ok(!neverChanges(path));
});
