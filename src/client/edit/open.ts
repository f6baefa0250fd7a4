/** Opens a kernel's editor in its cell, with its version or with a text. Loaded when somebody asks for it. */
import type { Editable } from './bundle.ts';
import { openPanel, type Panel } from './panel.ts';

export interface EditHooks {
  readonly what: Editable['what'];
  /** Of the experiment or the demo. */
  readonly id: string;
  readonly run: () => void;
  readonly note: (words: string) => void;
}

/** A text takes the place of what the editor holds, which Undo brings back. Rejects with a sentence. */
export async function open(
  cell: HTMLElement,
  variant: string,
  { what, id, run, note }: EditHooks,
  panels: Map<string, Panel>,
  text?: string,
): Promise<void> {
  const button = cell.querySelector<HTMLButtonElement>(`button[data-edit="${CSS.escape(variant)}"]`);
  const listing = button?.closest('.tab-panel')?.querySelector<HTMLElement>('pre.code');
  if (!button || !listing) throw new Error('there is no such code here');
  // Pressed before.
  if (button.disabled) return;
  // It hides while its editor is open.
  if (!button.hidden) {
    button.disabled = true;
    try {
      const label = button.dataset.label ?? variant;
      const editable: Editable = what === 'kernel' ? { what, id, variant } : { what, id };
      panels.set(variant, await openPanel({ editable, variant, label, listing, button, run, note }));
    } finally {
      button.disabled = false;
    }
  }
  if (text !== undefined) panels.get(variant)?.put(text);
}
