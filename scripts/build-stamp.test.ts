import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isFresh, sourceHash, stampBuild } from './build-stamp.ts';

const root = mkdtempSync(join(tmpdir(), 'stamp-'));
after(() => rmSync(root, { recursive: true }));
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
write('src/pages/index.astro', 'one');
write('content/chapters/arc.mdx', 'two');
write('dist/index.html', 'built');

test('a build is fresh until a source changes, appears or moves, or a setting does', () => {
  const dist = join(root, 'dist');
  const first = sourceHash(root, ['/']);
  assert.equal(isFresh(dist, first), false, 'never stamped');
  stampBuild(dist, first);
  assert.equal(isFresh(dist, sourceHash(root, ['/'])), true);
  assert.equal(isFresh(dist, sourceHash(root, ['/book'])), false);

  write('src/pages/index.astro', 'changed');
  assert.equal(isFresh(dist, sourceHash(root, ['/'])), false);
  write('src/pages/index.astro', 'one');
  assert.equal(isFresh(dist, sourceHash(root, ['/'])), true);
  write('src/pages/new.astro', '');
  assert.equal(isFresh(dist, sourceHash(root, ['/'])), false, 'a new file, though it is empty');
});

test('what is no source does not matter', () => {
  const before = sourceHash(root);
  write('benchmarks/target/debug/junk', 'cargo was here');
  write('README.md', 'words');
  write('src/.swap', 'an editor was here');
  assert.equal(sourceHash(root), before);
});
