/** A cell's kept run and settings, checked and drawn. Loaded when something is kept, which for most readers is not so. */
import { editedIn } from '../edit/compared.ts';
import { importedKey } from '../keep/names.ts';
import type { Controls } from './controls.ts';
import { readChoice, readRun } from './kept.ts';
import { loadMaterial } from './material.ts';
import type { Slots } from './slots.ts';
import { browserStore, recall } from './store.ts';

export interface Place {
  readonly controls: Controls;
  readonly slots: Slots;
  /** The address says what the parameters are, so what was kept does not. */
  readonly addressed: boolean;
  readonly busy: () => boolean;
}

interface Stored {
  readonly run: unknown;
  readonly choice: unknown;
}

/** True when the reader's last run is shown now. */
export async function bringBack(cell: HTMLElement, place: Place, stored: Stored): Promise<boolean> {
  const id = cell.dataset.experiment ?? '';
  const { experiment } = await loadMaterial(id);
  const choice = readChoice(experiment, stored.choice);
  const run = readRun(experiment, stored.run);
  if (place.busy()) return false;
  for (const each of [choice, run]) if ('words' in each) place.controls.note(each.words);
  if (choice.state === 'kept')
    place.controls.choose(place.addressed ? {} : choice.value.parameters, choice.value.mode);
  if (run.state !== 'kept') return false;
  const { presenter } = await import('./present.ts');
  const mark = await recall(browserStore, importedKey(id, run.value.startedAt));
  if (place.busy()) return false;
  const present = presenter(cell, place.slots, () => !place.busy());
  const shown = await present(run.value, { finished: true, imported: mark !== undefined });
  if (shown && editedIn(run.value).length > 0)
    place.controls.note('“yours” in this run is your version as it was then.');
  return shown;
}
