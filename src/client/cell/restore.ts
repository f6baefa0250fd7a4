/**
 * What a cell kept, back on the screen. Loaded when the page is idle, small; what checks and draws comes
 * only when there is something to check and to draw.
 */
import { importedKey } from '../keep/names.ts';
import type { Controls } from './controls.ts';
import type { Choice } from './kept.ts';
import type { Slots } from './slots.ts';
import { browserStore, choiceKey, keep, recall, runKey } from './store.ts';

export interface Place {
  readonly controls: Controls;
  readonly slots: Slots;
  /** The address says what the parameters are, so what was kept does not. */
  readonly addressed: boolean;
  readonly busy: () => boolean;
}

/** True when the reader's last run is shown now. */
export async function restore(cell: HTMLElement, place: Place): Promise<boolean> {
  const id = cell.dataset.experiment ?? '';
  const [storedRun, storedChoice] = await Promise.all([
    recall(browserStore, runKey(id)),
    recall(browserStore, choiceKey(id)),
  ]);
  if (storedRun === undefined && storedChoice === undefined) return false;
  const [{ readRun, readChoice }, { loadMaterial }] = await Promise.all([
    import('./kept.ts'),
    import('./material.ts'),
  ]);
  const { experiment } = await loadMaterial(id);
  const choice = readChoice(experiment, storedChoice);
  const run = readRun(experiment, storedRun);
  if (place.busy()) return false;
  for (const each of [choice, run]) if ('words' in each) place.controls.note(each.words);
  if (choice.state === 'kept')
    place.controls.choose(place.addressed ? {} : choice.value.parameters, choice.value.mode);
  if (run.state !== 'kept') return false;
  const [{ presenter }, { editedIn }] = await Promise.all([
    import('./present.ts'),
    import('../edit/compared.ts'),
  ]);
  const mark = await recall(browserStore, importedKey(id, run.value.startedAt));
  if (place.busy()) return false;
  const present = presenter(cell, place.slots, () => !place.busy());
  const shown = await present(run.value, { finished: true, imported: mark !== undefined });
  if (shown && editedIn(run.value).length > 0)
    place.controls.note('“yours” in this run is your version as it was then.');
  return shown;
}

/** What the browser keeps by that name; undefined when nothing. */
export const recallKept = (key: string): Promise<unknown> => recall(browserStore, key);

/** Keeps what was chosen; a sentence when the browser would not. */
export const keepChoice = (id: string, choice: Choice): Promise<string | undefined> =>
  keep(browserStore, choiceKey(id), choice);
