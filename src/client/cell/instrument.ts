/** From a press of Run to an outcome: loads the instrument and the charts, waits its turn, measures, draws, keeps. */
import { coresReported } from '../../lab/environment.ts';
import { type Outcome, startRun } from '../../lab/lab.ts';
import { correctParameters } from '../../lab/parameters.ts';
import { rustNote } from '../../lab/rust-module.ts';
import { isRefusal, take } from '../edit/active.ts';
import type { Controls } from './controls.ts';
import { loadMaterial } from './material.ts';
import { oneRun } from './one-run.ts';
import { prepareToDraw, presenter } from './present.ts';
import { fraction, progressWords, throttled } from './progress.ts';
import type { Slots } from './slots.ts';
import { browserStore, keep, runKey } from './store.ts';
import type { RunRequest } from './types.ts';

export interface Panel {
  readonly signal: AbortSignal;
  readonly controls: Controls;
  readonly slots: Slots;
  /** Does nothing once the run was cancelled. */
  readonly enter: (state: 'waiting' | 'running', words: string) => void;
}

const WAITING = {
  page: 'Waiting for the other run on this page to end.',
  tab: 'Waiting for the run in another tab to end.',
} as const;
/** Milliseconds between two updates of the progress. */
const PROGRESS_INTERVAL = 250;
/** Milliseconds for keeping a run before it is shown as done all the same. */
const KEEPING = 2000;

/** Throws when something of ours is wrong; everything else is an outcome. */
export async function measure(cell: HTMLElement, request: RunRequest, panel: Panel): Promise<Outcome> {
  const { signal, controls, slots, enter } = panel;
  const id = cell.dataset.experiment ?? '';
  const { experiment } = await loadMaterial(id);
  const own = await take(experiment);
  if (own && isRefusal(own)) return { state: 'refused', refusal: own };
  const raw = Object.fromEntries(
    Object.entries(request.parameters ?? {}).map(([key, value]) => [key, String(value)]),
  );
  const { values, corrections } = correctParameters(experiment, raw, coresReported(navigator));
  const present = presenter(cell, slots, () => !signal.aborted);
  await prepareToDraw(cell);
  if (signal.aborted) return { state: 'cancelled' };
  controls.note(...corrections);
  controls.choose(values, request.mode);
  const work = () => {
    enter('running', 'Measuring on your cores. Leave this page in front until it is done.');
    return startRun(
      {
        experiment: own?.experiment ?? experiment,
        parameters: values,
        mode: request.mode,
        ...(request.seed !== undefined && { seed: request.seed }),
        ...(own && { edits: own.kernels }),
      },
      {
        signal,
        onProgress: throttled(
          (progress) => {
            if (!signal.aborted) controls.progress(fraction(progress), progressWords(progress));
          },
          PROGRESS_INTERVAL,
          () => performance.now(),
        ),
        onPartial: async (run) => {
          await present(run, { finished: false });
        },
      },
    );
  };
  const outcome = await oneRun(work, {
    signal,
    onWaiting: (busy) => {
      controls.progress(undefined, '');
      enter('waiting', WAITING[busy]);
    },
  }).catch((error: unknown): Outcome => {
    if (signal.aborted) return { state: 'cancelled' };
    throw error;
  });
  if (signal.aborted) return { state: 'cancelled' };
  if (outcome.state === 'refused' && own)
    return { state: 'refused', refusal: own.translate(outcome.refusal) };
  if (outcome.state !== 'done') return outcome;
  await present(outcome.run, { finished: true, code: own?.code ?? [] });
  if (signal.aborted) return { state: 'cancelled' };
  const note = rustNote(id);
  if (note) controls.note(note);
  // Done means kept, unless the browser's storage hangs.
  const patience = new Promise((resolve) => setTimeout(resolve, KEEPING));
  await Promise.race([keepRun(id, outcome, controls), patience]);
  return outcome;
}

async function keepRun(
  id: string,
  { run }: Extract<Outcome, { state: 'done' }>,
  controls: Controls,
): Promise<void> {
  const words = await keep(browserStore, runKey(id), run);
  if (words) controls.note(`The run stays on the screen. ${words}`);
}
