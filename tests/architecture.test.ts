/** The arrows of the house: who may import whom. And what must stand in no file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
const files = git('ls-files', '-z', '--cached', '--others', '--exclude-standard');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Layer of a file: the first pattern that fits. */
const layers: readonly (readonly [string, RegExp])[] = [
  ['test', /(\.test|\.fixture|\.spec)\.ts$|^tests\/|^playwright/],
  ['registry', /^src\/(demo-)?registry\.ts$/],
  ['contract', /^src\/lab\/(experiment|out-of-line|program)\.ts$/],
  ['data', /^src\/lab\/(run|summary|circumstances|program-record|survey\/(results|schema))\.ts$/],
  ['lab', /^src\/lab\//],
  ['stats', /^src\/stats\//],
  ['memory', /^src\/memory\//],
  ['words', /^src\/charts\/(format|names|text-layout)\.ts$/],
  ['coherence', /^src\/coherence\//],
  ['infection', /^src\/infection\//],
  ['claims', /^src\/claims\//],
  ['charts', /^src\/charts\//],
  ['cite', /^src\/cite\//],
  ['client', /^src\/client\//],
  ['offline', /^src\/offline\//],
  ['components', /^src\/components\//],
  ['layouts', /^src\/layouts\//],
  ['pages', /^src\/pages\//],
  ['benchmarks', /^benchmarks\//],
  ['scripts', /^scripts\//],
];

const derived = ['stats', 'contract', 'data', 'words'];
const page = ['coherence', 'infection', 'cite', 'charts', 'claims', 'lab', ...derived];
/** Layer -> what it may import, besides itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  coherence: [],
  infection: [],
  memory: [],
  contract: [],
  data: ['stats', 'contract'],
  words: ['stats', 'contract', 'data'],
  lab: [...derived, 'registry'],
  claims: derived,
  charts: derived,
  cite: derived,
  registry: ['benchmarks', 'contract', 'data'],
  benchmarks: ['contract', 'memory'],
  /** The service worker. */
  offline: ['lab'],
  client: [...page, 'registry', 'offline'],
  components: ['client', 'registry', 'memory', ...page],
  layouts: ['components', 'client', 'registry', ...page],
  pages: ['layouts', 'components', 'client', 'registry', ...page],
  scripts: ['offline', 'registry', 'benchmarks', 'components', 'client', ...page],
};

const layerOf = (file: string) => layers.find(([, pattern]) => pattern.test(file))?.[0];

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...found].map(([, path]) => normalize(join(dirname(file), path!.split('?')[0]!)));
}

const sources = files.filter((file) => /\.(ts|astro|mjs)$/.test(file) && layerOf(file));

test('imports follow the arrows of the design', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const layer = layerOf(file)!;
    if (layer === 'test') continue;
    for (const imported of importsOf(file)) {
      const target = layerOf(imported);
      if (!target || target === layer) continue;
      if (!arrows[layer]?.includes(target)) wrong.push(`${file} (${layer}) imports ${imported} (${target})`);
    }
  }
  assert.ok(sources.length > 30, 'no sources were found');
  assert.deepEqual(wrong, []);
});

test('no import cycle', () => {
  const graph = new Map(sources.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
});

test('no file uses Math.random: every chance has a seed', () => {
  const wrong = sources.filter((file) => !file.startsWith('tests/') && /\bMath\.random\(/.test(read(file)));
  assert.deepEqual(wrong, []);
});

test('the lock file names no registry', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});

test('nothing is fetched from elsewhere at run time', () => {
  const wrong = sources.filter((file) =>
    /(?:fetch|import)\(\s*['"`]https?:|(?:src|href)=["']https?:[^"']*\.(?:js|css|woff2)/.test(read(file)),
  );
  assert.deepEqual(wrong, []);
});
