/** Reaches into `benchmarks/`, with demo-registry.ts and nobody else. */
import type { Experiment } from './lab/experiment.ts';
import type { Program } from './lab/program.ts';
import type { ProgramRecords } from './lab/program-record.ts';

const modules = import.meta.glob<readonly Experiment[]>('../benchmarks/*/index.ts', {
  import: 'experiments',
});

const chapterOf = (path: string): string => path.split('/').at(-2)!;

/** Chapters that have experiments, in alphabetical order. */
const chapters: readonly string[] = Object.keys(modules).map(chapterOf).sort();

/** Experiments of a chapter, in the author's order; none when it has no folder. */
export async function experimentsOf(chapter: string): Promise<readonly Experiment[]> {
  const found = Object.entries(modules).find(([path]) => chapterOf(path) === chapter);
  return found ? found[1]() : [];
}

/** All experiments that readers meet; with `hidden`, the known answers too. */
export async function allExperiments({ hidden = false } = {}): Promise<readonly Experiment[]> {
  const all = (await Promise.all(chapters.map(experimentsOf))).flat();
  return hidden ? all : all.filter((each) => !each.hidden);
}

/** Throws a sentence that names the id and the nearest one that exists. */
export async function findExperiment(id: string): Promise<Experiment> {
  const all = await allExperiments({ hidden: true });
  const found = all.find((each) => each.id === id);
  if (found) return found;
  throw new Error(`There is no experiment “${id}”.${nearestTo(id, all)}`);
}

const programModules = import.meta.glob<readonly Program[]>('../benchmarks/*/programs.ts', {
  import: 'programs',
});
const recordFiles = import.meta.glob<Readonly<Record<string, never>>>(
  '../benchmarks/*/{demos,diagnostics,assembly}/recorded.json',
  { import: 'default' },
);

/** Demos, diagnostics and listings of a chapter, in the author's order; none when it has no such file. */
export async function programsOf(chapter: string): Promise<readonly Program[]> {
  return (await programModules[`../benchmarks/${chapter}/programs.ts`]?.()) ?? [];
}

/** By chapter in alphabetical order. */
export async function allPrograms(): Promise<readonly Program[]> {
  // Asked for when called: what pages in the browser never call is left out of them.
  const slugs = Object.keys(programModules).map(chapterOf).sort();
  return (await Promise.all(slugs.map(programsOf))).flat();
}

/** What was recorded of a chapter's programs; empty where nothing was. Build time only. */
export async function programRecordsOf(chapter: string): Promise<ProgramRecords> {
  const read = async (kind: string) =>
    (await recordFiles[`../benchmarks/${chapter}/${kind}/recorded.json`]?.()) ?? {};
  return {
    demos: await read('demos'),
    diagnostics: await read('diagnostics'),
    assembly: await read('assembly'),
  };
}

/** Throws a sentence that names the id and the nearest one that exists. */
export async function findProgram(id: string): Promise<Program> {
  const all = await allPrograms();
  const found = all.find((each) => each.id === id);
  if (found) return found;
  throw new Error(`There is no program “${id}”.${nearestTo(id, all)}`);
}

function nearestTo(id: string, all: readonly { readonly id: string }[]): string {
  const [nearest] = all.map((each) => each.id).sort((a, b) => distance(a, id) - distance(b, id));
  return nearest ? ` The nearest id is “${nearest}”.` : '';
}

/** Edit distance (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
