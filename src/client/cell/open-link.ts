/** What a link holds, unpacked and checked. In the worker that draws it, so that the page does not wait for either. */
import { summariesOf } from '../../charts/summaries.ts';
import { unpack } from '../../cite/capsule.ts';
import type { Opened, OpenOrder } from './draw-messages.ts';
import { misfit } from './kept.ts';
import { loadMaterial, loadRecorded } from './material.ts';

let last: { readonly fragment: string; readonly opened: Promise<Opened> } | undefined;

/** The link that was opened last stays open: what is worked out of a run is kept by the run itself. */
export function openedLink(fragment: string): Promise<Opened> {
  if (last?.fragment !== fragment) last = { fragment, opened: open(fragment) };
  return last.opened;
}

async function open(fragment: string): Promise<Opened> {
  const unpacked = await unpack(fragment);
  if (unpacked.state === 'refused') return unpacked;
  const { run, code, hash } = unpacked.value;
  const refused = (why: string): Opened => ({
    state: 'refused',
    reason: `The run in this link cannot be shown. ${why}`,
  });
  try {
    const { experiment } = await loadMaterial(run.experiment);
    const wrong = misfit(experiment, run);
    if (wrong) return refused(wrong);
    const { id, title, chapter } = experiment;
    return { state: 'ok', contents: { run, code }, hash, experiment: { id, title, chapter } };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** Fetches and works out meanwhile what the link's cell will be drawn with. What does not arrive is asked for again when it is needed. */
export async function prepare({ fragment, cells }: OpenOrder, answered: Promise<void>): Promise<void> {
  for (const { experiment } of cells) loadMaterial(experiment).catch(() => {});
  const opened = await openedLink(fragment);
  if (opened.state !== 'ok') return;
  const cell = cells.find(({ experiment }) => experiment === opened.experiment.id);
  if (!cell) return;
  void loadRecorded(cell.recorded);
  // The page takes its time to ask for the drawing, and the recorded runs to arrive.
  await answered;
  summariesOf(opened.contents.run);
}
