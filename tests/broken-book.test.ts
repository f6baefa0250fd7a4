/** A book that is wrong must not be built: an experiment id that does not exist, a machine file that is none. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { root, runStep } from '../scripts/steps.ts';

const copy = `${root}.cache/broken-book`;

before(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const part of [
    'astro.config.mjs',
    'benchmarks',
    'content',
    'package.json',
    'public',
    'scripts',
    'src',
    'tsconfig.json',
  ])
    cpSync(`${root}${part}`, `${copy}/${part}`, {
      recursive: true,
      filter: (path) => !path.includes('benchmarks/target'),
    });
  symlinkSync(`${root}node_modules`, `${copy}/node_modules`);
});

after(() => rmSync(copy, { recursive: true, force: true }));

const build = () => runStep({ name: 'Build', command: 'astro', args: ['build', '--root', copy] }, false);

const chapter = (body: string) =>
  writeFileSync(
    `${copy}/content/chapters/zz-broken.mdx`,
    `---\ntitle: Broken\nsubtitle: What happens?\npart: Test\norder: 999\nsummary: A chapter that must not be built.\n---\n\n${body}\n`,
  );

test('an experiment id that does not exist fails the build, which names file, id and the nearest id', async () => {
  chapter('<Experiment id="false-sharing/strides" />');
  const { ok, output } = await build();
  assert.equal(ok, false);
  assert.match(output, /zz-broken\.mdx/);
  assert.match(output, /false-sharing\/strides/);
  assert.match(output, /nearest.*false-sharing\/stride\b/i);
  rmSync(`${copy}/content/chapters/zz-broken.mdx`);
});

test('a machine file that does not fit fails the build, which names file and field; without machines the book is built and says so', async () => {
  rmSync(`${copy}/content/machines`, { recursive: true });
  mkdirSync(`${copy}/content/machines`);
  writeFileSync(
    `${copy}/content/machines/mangled.json`,
    JSON.stringify({ schema: 1, id: 'mangled', name: 7 }),
  );
  const mangled = await build();
  assert.equal(mangled.ok, false);
  assert.match(mangled.output, /mangled(\.json)?/);
  assert.match(mangled.output, /name/);
  rmSync(`${copy}/content/machines/mangled.json`);
  const { ok, output } = await build();
  assert.ok(ok, output);
});
