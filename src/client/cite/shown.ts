/** What a cell shows beside the recorded run, for those who cite it. Filled when it is drawn; nothing is kept. */
import type { CodeInCapsule } from '../../cite/header.ts';
import type { Scene } from '../cell/view.ts';

export interface Shown {
  readonly scene: Scene;
  /** Kernels of the reader's own that the run has, by the variant that they are versions of. */
  readonly code: readonly CodeInCapsule[];
}

type Whose = 'own' | 'linked';

const shown = new WeakMap<Element, Map<Whose, Shown>>();

export const shownIn = (cell: Element, whose: Whose): Shown | undefined => shown.get(cell)?.get(whose);

export function nowShown(cell: Element, whose: Whose, what: Shown | undefined): void {
  const known = shown.get(cell) ?? new Map<Whose, Shown>();
  shown.set(cell, known);
  if (what) known.set(whose, what);
  else known.delete(whose);
}
