/** The experiments as Node finds them: src/registry.ts is for Vite, whose `import.meta.glob` Node lacks. */
import { existsSync, readdirSync } from 'node:fs';
import type { Experiment } from '../src/lab/experiment.ts';

const root = new URL('../benchmarks/', import.meta.url);

/** All of them, hidden ones too, by chapter in alphabetical order. */
export async function readExperiments(): Promise<readonly Experiment[]> {
  const chapters = readdirSync(root).filter((chapter) => existsSync(new URL(`${chapter}/index.ts`, root)));
  const modules = await Promise.all(
    chapters
      .sort()
      .map(async (chapter): Promise<unknown> => import(new URL(`${chapter}/index.ts`, root).href)),
  );
  return modules.flatMap((module) => (module as { experiments: readonly Experiment[] }).experiments);
}
