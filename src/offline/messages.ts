/** What pages and the service worker say to each other. */
import type { Measured } from './book.ts';

export type ToWorker =
  /** A page was opened: it and what it needs are kept. `path` is its address on the host. */
  | { readonly type: 'visited'; readonly path: string }
  /** Keep all of the book. `asked`: the reader pressed a button, which also ends an earlier `forget`. */
  | { readonly type: 'save'; readonly asked: boolean }
  /** Delete what is kept, and keep nothing until asked. */
  | { readonly type: 'forget' }
  | { readonly type: 'status' }
  /** Take the place of the edition that is active. `alone`: only if no other window would notice. */
  | { readonly type: 'take'; readonly alone: boolean };

export interface Status extends Measured {
  readonly edition: string;
  /** The reader removed the copy, so nothing is kept. */
  readonly off: boolean;
}

/** Why saving ended. `changed`: the host has other bytes than the build listed, so those files were left out. */
export type SaveEnd = 'done' | 'full' | 'network' | 'changed';

export type FromWorker =
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'saved'; readonly end: SaveEnd; readonly status: Status }
  | { readonly type: 'taken' }
  /** A run goes on in some tab; or, `alone` was asked for, and there are others. */
  | { readonly type: 'busy' };

/** While files are saved, to all pages of the book. */
export interface SaveProgress {
  readonly heldBytes: number;
  readonly bytes: number;
}

export const progressChannel = (scope: string): string => `the-cost-of-ownership: saving ${scope}`;
