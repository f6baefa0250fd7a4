/**
 * What the editor needs, fetched when somebody presses Edit: for each chapter its `kernel.ts` with the places of its regions, and
 * all that it can use (what it imports, and the ownership library) as one text without imports or exports; see
 * src/client/edit/assemble.ts. Gives the page `virtual:editing`: addresses by chapter, and the library's names for completion.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'vite';
import { regionNames, regionParts } from '../src/components/regions.ts';
import { libraryNames } from './library-names.ts';

const root = new URL('../benchmarks/', import.meta.url);
const FOLDER = '_editing';
const IMPORT = /^import\s[^;]*?from\s+'([^']+)';/gm;

/** `{ increment, type Held, read as look }`: names at run time, as they are called here. */
function importedNames(statement: string): string[] {
  if (/^import\s+type\b/.test(statement)) return [];
  const list = /\{([^}]*)\}/.exec(statement)?.[1] ?? '';
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each && !each.startsWith('type '));
}

/** Imports are gone, their lines are there; nothing is exported. */
export const frameOf = (source: string): string =>
  source
    .replace(IMPORT, (statement) => statement.replace(/[^\n]/g, ''))
    .replace(/^export (?=const|function)/gm, '');

/** The module of all that a chapter's kernels can use: what they import comes first, then what the library has besides. */
function supportEntry(source: string): { readonly code: string; readonly names: readonly string[] } {
  const taken = new Set<string>();
  const lines: string[] = [];
  for (const [statement, path] of source.matchAll(IMPORT)) {
    const names = importedNames(statement);
    if (names.length === 0) continue;
    lines.push(`export { ${names.join(', ')} } from ${JSON.stringify(path)};`);
    for (const name of names) taken.add(name.split(/\s+as\s+/).at(-1)!);
  }
  for (const { name, file } of libraryNames()) {
    if (taken.has(name)) continue;
    taken.add(name);
    lines.push(`export { ${name} } from '../../src/memory/${file}';`);
  }
  return { code: lines.join('\n'), names: [...taken].sort() };
}

/** A module's text as the body of a function that returns what it exported. */
export function asFunctionBody(code: string): string {
  const end = code.lastIndexOf('export {');
  const list = /^export \{([^}]*)\};?\s*$/.exec(code.slice(end))?.[1];
  if (end < 0 || list === undefined || /^(import|export)\s/m.test(code.slice(0, end)))
    throw new Error('the bundle of what kernels can use is not one module that ends with its exports');
  const entries = list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const [name, as = name] = each.split(/\s+as\s+/);
      return as === name ? name : `${as}: ${name}`;
    });
  return `${code.slice(0, end)}return { ${entries.join(', ')} };\n`;
}

async function bundle(chapter: string) {
  const path = fileURLToPath(new URL(`${chapter}/kernel.ts`, root));
  const source = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const { code, names } = supportEntry(source);
  const id = `${path.slice(0, -3)}.support.ts`;
  const entry: Plugin = {
    name: 'support-entry',
    resolveId: (asked) => (asked === id ? id : undefined),
    load: (asked) => (asked === id ? code : undefined),
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    // As the kernels themselves are built.
    build: { write: false, minify: false, target: 'es2022', lib: { entry: id, formats: ['es'] } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (!chunk) throw new Error(`no bundle came of what ${chapter}'s kernels can use`);
  const frame = frameOf(source);
  const regions = Object.fromEntries(
    [...new Set(regionNames(source))].map((name) => [
      name,
      regionParts(frame, name).map(({ numbers, indent }) => ({ numbers, indent })),
    ]),
  );
  const text = JSON.stringify({ frame, regions, names, support: asFunctionBody(chunk.code) });
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { chapter, file: `${FOLDER}/${chapter}.${hash}.json`, text };
}

export function editBundles(): AstroIntegration {
  let base = '/';
  let pending: Promise<Awaited<ReturnType<typeof bundle>>[]> | undefined;
  const bundles = () => {
    pending ??= Promise.all(
      readdirSync(root)
        .filter((chapter) => existsSync(new URL(`${chapter}/kernel.ts`, root)))
        .map(bundle),
    );
    return pending;
  };
  const plugin: Plugin = {
    name: 'edit-bundles',
    resolveId: (id) => (id === 'virtual:editing' ? '\0virtual:editing' : undefined),
    async load(id) {
      if (id !== '\0virtual:editing') return undefined;
      const urls = Object.fromEntries((await bundles()).map(({ chapter, file }) => [chapter, base + file]));
      return `export const editBundles = ${JSON.stringify(urls)};
export const library = ${JSON.stringify(libraryNames())};`;
    },
    configureServer(server) {
      server.watcher.on('change', (path) => {
        if (path.includes('benchmarks') || path.includes('memory')) pending = undefined;
      });
      server.middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        if (!path.startsWith(`${base}${FOLDER}/`)) return next();
        const chapter = path.slice(base.length + FOLDER.length + 1).split('.')[0];
        const found = (await bundles()).find((each) => each.chapter === chapter);
        if (!found) return next();
        response.setHeader('Content-Type', 'application/json');
        response.end(found.text);
      });
    },
  };
  return {
    name: 'edit-bundles',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:done': async ({ dir }) => {
        await mkdir(new URL(`${FOLDER}/`, dir), { recursive: true });
        for (const { file, text } of await bundles()) await writeFile(new URL(file, dir), text);
      },
    },
  };
}
