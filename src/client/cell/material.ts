/** What a cell needs to know of its experiment before anything of it can be measured or drawn. */
import { countComparisons } from '../../claims/verdict.ts';
import type { Experiment } from '../../lab/experiment.ts';
import { parseRun, type Run } from '../../lab/run.ts';
import { experimentsOf, findExperiment } from '../../registry.ts';
import type { RecordedAt } from './recorded-at.ts';

export interface Material {
  readonly experiment: Experiment;
  readonly comparisons: number;
}

/** Throws a sentence when there is no such experiment. */
export async function loadMaterial(id: string): Promise<Material> {
  const chapter = await experimentsOf(id.split('/')[0] ?? '');
  const experiment = chapter.find((each) => each.id === id) ?? (await findExperiment(id));
  return { experiment, comparisons: countComparisons(chapter) };
}

export interface RecordedRun {
  readonly run: Run;
  readonly name: string;
}

const fetched = new Map<string, Promise<RecordedRun | undefined>>();

/** Recorded runs. One that cannot be had is left out: the reader's own needs none behind it. */
export async function loadRecorded(machines: readonly RecordedAt[]): Promise<readonly RecordedRun[]> {
  const runs = machines.map(({ name, href }) => {
    const known = fetched.get(href) ?? fetchRun(name, href);
    fetched.set(href, known);
    return known;
  });
  return (await Promise.all(runs)).filter((run) => run !== undefined);
}

async function fetchRun(name: string, href: string): Promise<RecordedRun | undefined> {
  try {
    const response = await fetch(href);
    const parsed = response.ok ? parseRun(await response.json()) : undefined;
    return parsed?.state === 'ok' ? { name, run: parsed.value } : undefined;
  } catch {
    return undefined;
  }
}
