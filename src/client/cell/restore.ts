/**
 * What a cell kept, back on the screen. Loaded when the page is idle, small; what checks and draws comes
 * only when there is something to check and to draw.
 */
import type { Place } from './bring-back.ts';
import type { Choice } from './kept.ts';
import { browserStore, choiceKey, keep, recall, runKey } from './store.ts';

/** True when the reader's last run is shown now. */
export async function restore(cell: HTMLElement, place: Place): Promise<boolean> {
  const id = cell.dataset.experiment ?? '';
  const [run, choice] = await Promise.all([
    recall(browserStore, runKey(id)),
    recall(browserStore, choiceKey(id)),
  ]);
  if (run === undefined && choice === undefined) return false;
  const { bringBack } = await import('./bring-back.ts');
  return bringBack(cell, place, { run, choice });
}

/** What the browser keeps by that name; undefined when nothing. */
export const recallKept = (key: string): Promise<unknown> => recall(browserStore, key);

/** Keeps what was chosen; a sentence when the browser would not. */
export const keepChoice = (id: string, choice: Choice): Promise<string | undefined> =>
  keep(browserStore, choiceKey(id), choice);
