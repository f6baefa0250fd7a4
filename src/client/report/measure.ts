/** Measures an experiment as the book has it, at its default settings, and keeps the run. No cell is needed. */
import { coresReported } from '../../lab/environment.ts';
import { type Outcome, startRun } from '../../lab/lab.ts';
import { correctParameters } from '../../lab/parameters.ts';
import type { Mode } from '../../lab/plan.ts';
import { failure } from '../cell/failure.ts';
import { loadMaterial } from '../cell/material.ts';
import { oneRun } from '../cell/one-run.ts';
import { fraction } from '../cell/progress.ts';
import { browserStore, keep, runKey } from '../cell/store.ts';

interface Options {
  readonly mode: Mode;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onProgress: (share: number) => void;
  /** A run that the browser would not keep is lost at the next reload: a sentence. */
  readonly onLost: (words: string) => void;
}

/** Never rejects. */
export async function measureExperiment(
  id: string,
  { mode, signal, onProgress, onLost }: Options,
): Promise<Outcome> {
  try {
    const { experiment } = await loadMaterial(id);
    const { values } = correctParameters(experiment, {}, coresReported(navigator));
    const work = () =>
      startRun(
        { experiment, parameters: values, mode },
        { signal, onProgress: (progress) => onProgress(fraction(progress)), onPartial: () => {} },
      );
    const outcome = await oneRun(work, { signal, onWaiting: () => {} });
    if (outcome.state !== 'done') return outcome;
    const lost = await keep(browserStore, runKey(id), outcome.run);
    if (lost) onLost(lost);
    return outcome;
  } catch (error) {
    return signal.aborted ? { state: 'cancelled' } : { state: 'refused', refusal: failure(error) };
  }
}
