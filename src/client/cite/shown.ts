/** Runs that a cell shows beside the recorded ones, for those who cite them. Filled when they are drawn; nothing is kept. */
import type { Contents } from '../../cite/header.ts';

type Whose = 'own' | 'linked';

const shown = new WeakMap<Element, Map<Whose, Contents>>();

export const shownIn = (cell: Element, whose: Whose): Contents | undefined => shown.get(cell)?.get(whose);

export function nowShown(cell: Element, whose: Whose, what: Contents | undefined): void {
  const known = shown.get(cell) ?? new Map<Whose, Contents>();
  shown.set(cell, known);
  if (what) known.set(whose, what);
  else known.delete(whose);
}
