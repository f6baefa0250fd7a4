/** Ties the Edit buttons of a cell to their editors. Small: what it opens is loaded then. */
import type { Refusal } from '../../lab/refusal.ts';
import { textOf } from '../cell/failure.ts';
import type { Panel } from './panel.ts';

export interface EditHooks {
  readonly experiment: string;
  readonly run: () => void;
  readonly note: (words: string) => void;
}

export interface Edits {
  /** A run was refused: if the place is known, it is marked. */
  readonly mark: (refusal: Refusal | undefined) => void;
}

/** Buttons are `[data-edit="variant"]`, each after its listing, in one parent. */
export function wireEdits(cell: HTMLElement, { experiment, run, note }: EditHooks): Edits {
  const panels = new Map<string, Panel>();
  const open = async (button: HTMLButtonElement) => {
    const variant = button.dataset.edit ?? '';
    const listing = button.closest('.tab-panel')?.querySelector<HTMLElement>('pre.code');
    if (!listing) return;
    button.disabled = true;
    try {
      const { openPanel } = await import('./panel.ts');
      const label = button.dataset.label ?? variant;
      panels.set(variant, await openPanel({ experiment, variant, label, listing, button, run, note }));
    } catch (error) {
      note(`The editor could not be opened: ${textOf(error)}.`);
    } finally {
      button.disabled = false;
    }
  };
  for (const button of cell.querySelectorAll<HTMLButtonElement>('button[data-edit]'))
    button.addEventListener('click', () => void open(button));
  return {
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
