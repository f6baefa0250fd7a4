/** Experiments and programs as Node finds them: src/registry.ts is for Vite, whose `import.meta.glob` Node lacks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Experiment } from '../src/lab/experiment.ts';
import type { Program } from '../src/lab/program.ts';
import type { ProgramRecords } from '../src/lab/program-record.ts';

const root = new URL('../benchmarks/', import.meta.url);

/** What each chapter's file exports by a name, by chapter in alphabetical order; chapters without the file are left out. */
async function readAll<T>(file: string, name: string): Promise<readonly (readonly [string, readonly T[]])[]> {
  const chapters = readdirSync(root).filter((chapter) => existsSync(new URL(`${chapter}/${file}`, root)));
  return Promise.all(
    chapters.sort().map(async (chapter) => {
      const module: unknown = await import(new URL(`${chapter}/${file}`, root).href);
      return [chapter, (module as Record<string, readonly T[]>)[name] ?? []] as const;
    }),
  );
}

/** All of them, hidden ones too, by chapter in alphabetical order. */
export async function readExperiments(): Promise<readonly Experiment[]> {
  return (await readAll<Experiment>('index.ts', 'experiments')).flatMap(([, experiments]) => experiments);
}

/** Demos, diagnostics and listings of assembly, by chapter. */
export const readPrograms = (): Promise<readonly (readonly [string, readonly Program[]])[]> =>
  readAll<Program>('programs.ts', 'programs');

/** What was recorded of a chapter's programs; empty where nothing was. */
export function readProgramRecords(chapter: string): ProgramRecords {
  const read = (kind: string) => {
    const url = new URL(`${chapter}/${kind}/recorded.json`, root);
    return existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : {};
  };
  return { demos: read('demos'), diagnostics: read('diagnostics'), assembly: read('assembly') };
}
