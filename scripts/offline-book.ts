/**
 * Writes the service worker, with the list of all files of the built book in it. The list is part of the worker, so a browser sees a
 * newer edition by the worker's own bytes.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { type Book, type BookFile, belongs } from '../src/offline/book.ts';

const ENTRY = fileURLToPath(new URL('../src/offline/worker.ts', import.meta.url));

export function offlineBook(edition: string): AstroIntegration {
  return {
    name: 'offline-book',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { files } = await writeWorker(fileURLToPath(dir), edition);
        const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
        logger.info(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, for readers without a network`);
      },
    },
  };
}

/** Lists a built site and writes its `sw.js`. */
export async function writeWorker(site: string, edition: string): Promise<Book> {
  const book = listBook(site, edition);
  await writeFile(join(site, 'sw.js'), await bundle(book));
  return book;
}

function listBook(site: string, edition: string): Book {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: file.slice(site.length).split(sep).filter(Boolean).join('/') }))
    .filter(({ path }) => belongs(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }): BookFile => {
      const content = readFileSync(file);
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
      return { path, bytes: content.length, hash };
    });
  const id = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return { edition, id, files };
}

async function bundle(book: Book): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { BOOK: JSON.stringify(book) },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'worker' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (!chunk) throw new Error('no service worker came of src/offline/worker.ts');
  return chunk.code;
}
