/**
 * An integration for what is made of each chapter that has kernels: files of the site, made once, served in development and written
 * when the site is built, and a virtual module that tells the page of them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { BENCHMARKS } from './kernel-sources.ts';

export interface ChapterFile {
  readonly chapter: string;
  /** Below the site: `<folder>/<chapter>.<hash>.<extension>`. */
  readonly file: string;
  readonly text: string;
}

/** One that is there already, and goes along: `<folder>/<name>.<hash>.<extension>`. */
interface OtherFile {
  readonly file: string;
  readonly from: URL;
  readonly type: string;
}

interface Options<File extends ChapterFile> {
  readonly name: string;
  /** `virtual:<name>` */
  readonly module: string;
  readonly folder: string;
  /** Of the chapters' files. */
  readonly type: string;
  readonly make: (chapter: string) => Promise<File>;
  /** The code of the virtual module; `base` ends with a slash. */
  readonly code: (files: readonly File[], base: string) => string;
  readonly others?: () => readonly OtherFile[];
}

const chapters = (): string[] =>
  readdirSync(BENCHMARKS).filter((chapter) => existsSync(new URL(`${chapter}/kernel.ts`, BENCHMARKS)));

export function chapterFiles<File extends ChapterFile>(options: Options<File>): AstroIntegration {
  const { name, module, folder, type, make, code, others = () => [] } = options;
  let base = '/';
  let pending: Promise<File[]> | undefined;
  const files = () => {
    pending ??= Promise.all(chapters().map(make));
    return pending;
  };
  const plugin: Plugin = {
    name,
    resolveId: (id) => (id === module ? `\0${module}` : undefined),
    load: async (id) => (id === `\0${module}` ? code(await files(), base) : undefined),
    configureServer(server) {
      server.watcher.on('change', (path) => {
        if (path.includes('benchmarks') || path.includes('memory')) pending = undefined;
      });
      server.middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const start = `${base}${folder}/`;
        if (!path.startsWith(start)) return next();
        // The hash may be older than the code: a reload brings the new one.
        const wanted = path.slice(start.length).split('.')[0];
        const other = others().find(({ file }) => file.startsWith(`${folder}/${wanted}.`));
        const found = other ?? (await files()).find(({ chapter }) => chapter === wanted);
        if (!found) return next();
        response.setHeader('Content-Type', 'from' in found ? found.type : type);
        response.end('from' in found ? await readFile(found.from) : found.text);
      });
    },
  };
  return {
    name,
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:done': async ({ dir }) => {
        await mkdir(new URL(`${folder}/`, dir), { recursive: true });
        for (const { file, text } of await files()) await writeFile(new URL(file, dir), text);
        for (const { file, from } of others()) await copyFile(from, new URL(file, dir));
      },
    },
  };
}
