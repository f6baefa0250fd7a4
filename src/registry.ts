/** The one file that reaches into `benchmarks/`. */
import type { Experiment } from './lab/experiment.ts';
import type { DemoModule } from './lab/program.ts';

const modules = import.meta.glob<readonly Experiment[]>('../benchmarks/*/index.ts', {
  import: 'experiments',
});

const demos = import.meta.glob<DemoModule>(['../benchmarks/*/demos/*.ts', '!**/*.test.ts']);

const chapterOf = (path: string): string => path.split('/').at(-2)!;

/** Chapters that have experiments, in alphabetical order. */
const chapters: readonly string[] = Object.keys(modules).map(chapterOf).sort();

/** Experiments of a chapter, in the author's order; none when it has no folder. */
export async function experimentsOf(chapter: string): Promise<readonly Experiment[]> {
  const found = Object.entries(modules).find(([path]) => chapterOf(path) === chapter);
  return found ? found[1]() : [];
}

/** All experiments that readers meet; with `hidden`, the known answers too. */
async function allExperiments({ hidden = false } = {}): Promise<readonly Experiment[]> {
  const all = (await Promise.all(chapters.map(experimentsOf))).flat();
  return hidden ? all : all.filter((each) => !each.hidden);
}

/** The program of a demo in TypeScript, by the demo's id. */
export async function loadDemo(id: string): Promise<DemoModule> {
  const load = demos[`../benchmarks/${id.replace('/', '/demos/')}.ts`];
  if (!load) throw new Error(`there is no benchmarks/${id.replace('/', '/demos/')}.ts`);
  return load();
}

/** Throws a sentence that names the id and the nearest one that exists. */
export async function findExperiment(id: string): Promise<Experiment> {
  const all = await allExperiments({ hidden: true });
  const found = all.find((each) => each.id === id);
  if (found) return found;
  const nearest = all.map((each) => each.id).sort((a, b) => distance(a, id) - distance(b, id))[0];
  throw new Error(`There is no experiment “${id}”.${nearest ? ` The nearest id is “${nearest}”.` : ''}`);
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
