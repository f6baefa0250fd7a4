/** Ties the Edit buttons of a cell to their editors. Small: what it opens is loaded then. */
import type { Refusal } from '../../lab/refusal.ts';
import { textOf } from '../cell/failure.ts';
import type { EditHooks } from './open.ts';
import type { Panel } from './panel.ts';

export interface Edits {
  /** Runs a version once and measures nothing: what is wrong with it, if something is. */
  readonly tryOnce: (variant: string, text: string) => Promise<Refusal | undefined>;
  /** Opens the editor of a variant, with a text in place of what it holds; false when it cannot be had. */
  readonly open: (variant: string, text?: string) => Promise<boolean>;
  /** Something was wrong with a version: if the place is known, it is marked. */
  readonly mark: (wrong: Pick<Refusal, 'message' | 'place'> | undefined) => void;
}

/** Buttons are `[data-edit="variant"]`, each after its listing, in one parent. */
export function wireEdits(cell: HTMLElement, hooks: EditHooks): Edits {
  const { what, id, note } = hooks;
  const panels = new Map<string, Panel>();
  const open = async (variant: string, text?: string) => {
    try {
      await (await import('./open.ts')).open(cell, variant, hooks, panels, text);
      return true;
    } catch (error) {
      note(`The editor could not be opened: ${textOf(error)}.`);
      return false;
    }
  };
  void import('./kept-mark.ts')
    .then(({ markKept }) => markKept(cell, what, id, note))
    // What was kept is found all the same when something is edited or run.
    .catch(() => {});
  for (const button of cell.querySelectorAll<HTMLButtonElement>('button[data-edit]'))
    button.addEventListener('click', () => void open(button.dataset.edit ?? ''));
  return {
    tryOnce: async (variant, text) =>
      (await import('./check.ts')).tryOnce(id, { [variant]: { text, original: '' } }),
    open,
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
