/** Is what was built still what the sources say? A hash of the sources, kept beside the built site. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the build reads, from the root. */
const SOURCES = [
  'astro.config.mjs',
  'benchmarks',
  'content',
  'package-lock.json',
  'public',
  'scripts/kernel-bundles.ts',
  'scripts/offline-book.ts',
  'scripts/search-index.ts',
  'scripts/static-server.ts',
  'src',
  'tsconfig.json',
];
const SKIPPED = new Set(['target', 'node_modules']);
/** Hidden: it is not served. The build empties the folder, so a build by hand takes the stamp away. */
const STAMP = '.sources';

/** Hash of names and contents; `settings` are what else the build depends on. */
export function sourceHash(root: string, settings: readonly (string | undefined)[] = []): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const path of SOURCES.flatMap((source) => filesUnder(root, source)))
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

export function isFresh(dist: string, hash: string): boolean {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

export function stampBuild(dist: string, hash: string): void {
  writeFileSync(join(dist, STAMP), hash);
}

/** Paths from the root, sorted; none when there is no such file or folder. */
function filesUnder(root: string, path: string): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch {
    return existsSync(join(root, path)) ? [path] : [];
  }
  return entries
    .filter(({ name }) => !name.startsWith('.') && !SKIPPED.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
}
