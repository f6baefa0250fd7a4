/** What the page and the worker that reads machine files say to each other. Types only. */
import type { Card } from './card.ts';

export interface Ask {
  readonly files: readonly File[];
}

export type Told =
  /** `known`: it was here already, and nothing changed. */
  | { readonly kind: 'read'; readonly card: Card; readonly known: boolean }
  | { readonly kind: 'refused'; readonly file: string; readonly reason: string }
  | { readonly kind: 'end' };
