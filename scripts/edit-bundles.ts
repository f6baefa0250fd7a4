/**
 * What the editor needs, fetched when somebody presses Edit: for each chapter its `kernel.ts` and the programs of its demos with the
 * places of their regions, and all that they can use (what they import, and the ownership library) as one text without imports
 * or exports; see src/client/edit/assemble.ts. Gives the page `virtual:editing`: addresses by chapter, and the library's names for completion.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'vite';
import { regionNames, regionParts } from '../src/components/regions.ts';
import { chapterFiles } from './chapter-files.ts';
import { BENCHMARKS } from './kernel-sources.ts';
import { libraryNames } from './library-names.ts';

const memory = fileURLToPath(new URL('../src/memory/', import.meta.url));
const FOLDER = '_editing';
const EXPORT = /^export (?=(?:async )?function\b|const\b|class\b)/gm;
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
const frameOf = (source: string): string =>
  source.replace(IMPORT, (statement) => statement.replace(/[^\n]/g, '')).replace(EXPORT, '');

/** The names that a module gives away: `kernels`, `main`. */
const exportsOf = (source: string): readonly string[] =>
  [...source.matchAll(/^export (?:async )?(?:function|const|class) ([\w$]+)/gm)].map(([, name]) => name!);

interface Source {
  /** `kernel`, `demos/count` */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

function sourcesOf(chapter: string): readonly Source[] {
  const folder = new URL(`${chapter}/`, BENCHMARKS);
  const demos = existsSync(new URL('demos/', folder)) ? readdirSync(new URL('demos/', folder)) : [];
  return [
    'kernel.ts',
    ...demos.filter((file) => /(?<!\.test)\.ts$/.test(file)).map((file) => `demos/${file}`),
  ].map((file) => {
    const path = fileURLToPath(new URL(file, folder));
    return { name: file.slice(0, -3), path, text: readFileSync(path, 'utf8').replaceAll('\r\n', '\n') };
  });
}

/** The module of all that a chapter's code can use: what it imports comes first, then what the library has besides. */
function supportEntry(sources: readonly Source[]): {
  readonly code: string;
  readonly names: readonly string[];
} {
  const taken = new Map<string, string>();
  const lines: string[] = [];
  const take = (name: string, from: string, where: string) => {
    const as = name.split(/\s+as\s+/).at(-1)!;
    const line = `export { ${name} } from ${JSON.stringify(from)};`;
    if (taken.has(as) && taken.get(as) !== line)
      throw new Error(`${where} imports another “${as}” than the rest of the chapter: give it another name`);
    if (!taken.has(as)) lines.push(line);
    taken.set(as, line);
  };
  for (const { path, text } of sources)
    for (const [statement, from] of text.matchAll(IMPORT))
      for (const name of importedNames(statement)) take(name, resolve(dirname(path), from!), path);
  for (const { name, file } of libraryNames()) if (!taken.has(name)) take(name, memory + file, file);
  return { code: lines.join('\n'), names: [...taken.keys()].sort() };
}

/** A source as the editor needs it. */
function editable({ name, text }: Source): readonly [string, object] {
  const frame = frameOf(text);
  const regions = Object.fromEntries(
    [...new Set(regionNames(text))].map((region) => [
      region,
      regionParts(frame, region).map(({ numbers, indent }) => ({ numbers, indent })),
    ]),
  );
  return [name, { frame, regions, exports: exportsOf(text) }];
}

/** A module's text as the body of a function that returns what it exported. */
function asFunctionBody(code: string): string {
  const end = code.search(/\bexport\s?\{[^}]*\};?\s*$/);
  const list = /\{([^}]*)\}/.exec(code.slice(end))?.[1];
  if (end < 0 || list === undefined || /(^|[;}])(import|export)[\s{*"']/m.test(code.slice(0, end)))
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
  const sources = sourcesOf(chapter);
  const { code, names } = supportEntry(sources);
  const id = fileURLToPath(new URL(`${chapter}/support.ts`, BENCHMARKS));
  const entry: Plugin = {
    name: 'support-entry',
    resolveId: (asked) => (asked === id ? id : undefined),
    load: (asked) => (asked === id ? code : undefined),
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    // As the kernels themselves are built, but for comments and spaces, half of its weight.
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: id, formats: ['es'] },
      rolldownOptions: {
        output: {
          comments: false,
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (!chunk) throw new Error(`no bundle came of what the code of ${chapter} can use`);
  const files = Object.fromEntries(sources.map(editable));
  const text = JSON.stringify({ files, names, support: asFunctionBody(chunk.code) });
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { chapter, file: `${FOLDER}/${chapter}.${hash}.json`, text };
}

export const editBundles = (): AstroIntegration =>
  chapterFiles({
    name: 'edit-bundles',
    module: 'virtual:editing',
    folder: FOLDER,
    type: 'application/json',
    make: bundle,
    code: (files, base) => {
      const urls = Object.fromEntries(files.map(({ chapter, file }) => [chapter, base + file]));
      return `export const editBundles = ${JSON.stringify(urls)};
export const library = ${JSON.stringify(libraryNames())};`;
    },
  });
