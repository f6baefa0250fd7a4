/** Puts a run of the reader's into a cell. */
import { effectRows } from '../../charts/effects.ts';
import type { Experiment } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { timeOf } from '../../lab/summary.ts';
import { comparing, remarks } from '../edit/compared.ts';
import { loadMaterial, loadRecorded } from './material.ts';
import type { Slots } from './slots.ts';
import { chartViews, figureView, findingsView, judgements } from './view.ts';

/**
 * Loads what drawing needs, so that nothing has to be loaded while something is measured. `edited`: the experiment with the
 * reader's own versions of kernels.
 */
export async function presenter(cell: HTMLElement, slots: Slots, edited?: Experiment) {
  const [material, behind] = await Promise.all([
    loadMaterial(cell.dataset.experiment ?? ''),
    loadRecorded(cell),
  ]);
  return async (run: Run, finished: boolean, over: () => boolean = () => false): Promise<void> => {
    const scene = {
      ...material,
      ...(edited && { experiment: comparing(edited, run), remarks: remarks(edited, run) }),
      document: cell.ownerDocument,
      run,
      behind,
      owner: { whose: 'own', finished } as const,
    };
    // What is computed is remembered; what comes after only has to put it together.
    for (const each of run.cases) await step(() => timeOf(run, each));
    await step(() => effectRows(scene.experiment, run));
    const charts = await all(chartViews(scene));
    const judged = await all(judgements(scene));
    const figure = await step(() => figureView(scene, charts));
    const findings = await step(() => findingsView(scene, judged));
    // Cancelled meanwhile: what was shown before is shown again, and stays.
    if (!over()) slots.own({ figure, findings }, { finished });
  };
}

/** Milliseconds after which the page is let breathe: no task of ours is to be felt. */
const BREATH = 10;
let since = Number.NEGATIVE_INFINITY;

async function step<T>(work: () => T): Promise<T> {
  if (performance.now() - since > BREATH) {
    await nextTask();
    since = performance.now();
  }
  return work();
}

/** By a message, because timers of a hidden page come once a second, and the instrument waits for the drawing. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

async function all<T>(parts: Generator<T, void>): Promise<readonly T[]> {
  const out: T[] = [];
  for (;;) {
    const { done, value } = await step(() => parts.next());
    if (done) return out;
    out.push(value as T);
  }
}
