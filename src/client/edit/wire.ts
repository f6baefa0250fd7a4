/** Ties the Edit buttons of a cell to their editors. Small: what it opens is loaded then. */
import type { Refusal } from '../../lab/refusal.ts';
import { textOf } from '../cell/failure.ts';
import type { Editable } from './bundle.ts';
import type { Panel } from './panel.ts';

interface EditHooks {
  readonly what: Editable['what'];
  /** Of the experiment or the demo. */
  readonly id: string;
  readonly run: () => void;
  readonly note: (words: string) => void;
}

export interface Edits {
  /** Runs a version once and measures nothing: what is wrong with it, if something is. */
  readonly tryOnce: (variant: string, text: string) => Promise<Refusal | undefined>;
  /** Something was wrong with a version: if the place is known, it is marked. */
  readonly mark: (wrong: Pick<Refusal, 'message' | 'place'> | undefined) => void;
}

/** Buttons are `[data-edit="variant"]`, each after its listing, in one parent. */
export function wireEdits(cell: HTMLElement, { what, id, run, note }: EditHooks): Edits {
  const panels = new Map<string, Panel>();
  const open = async (button: HTMLButtonElement) => {
    const variant = button.dataset.edit ?? '';
    const listing = button.closest('.tab-panel')?.querySelector<HTMLElement>('pre.code');
    if (!listing) return;
    button.disabled = true;
    try {
      const { openPanel } = await import('./panel.ts');
      const label = button.dataset.label ?? variant;
      const editable: Editable = what === 'kernel' ? { what, id, variant } : { what, id };
      panels.set(variant, await openPanel({ editable, variant, label, listing, button, run, note }));
    } catch (error) {
      note(`The editor could not be opened: ${textOf(error)}.`);
    } finally {
      button.disabled = false;
    }
  };
  void import('./kept-mark.ts')
    .then(({ markKept }) => markKept(cell, what, id, note))
    // What was kept is found all the same when something is edited or run.
    .catch(() => {});
  for (const button of cell.querySelectorAll<HTMLButtonElement>('button[data-edit]'))
    button.addEventListener('click', () => void open(button));
  return {
    tryOnce: async (variant, text) =>
      (await import('./check.ts')).tryOnce(id, { [variant]: { text, original: '' } }),
    mark: (refusal) => {
      for (const [variant, panel] of panels)
        panel.mark(
          refusal?.place?.variant === variant
            ? { message: refusal.message, place: refusal.place }
            : undefined,
        );
    },
  };
}
