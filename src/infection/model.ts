/** What the map says: which places change, why, and where it stops. */
import type { Field, Item } from './items.ts';

/** The field that becomes a reference. */
export interface Seed {
  readonly item: Item;
  readonly field: Field;
}

/**
 * How hard a change is asked for. `refused`: without it rustc refuses the program. `warned`: without it rustc warns. `tied`: a
 * result would borrow from `&self`, and callers could do less with it. `use`: in a body, no signature.
 */
export type Force = 'refused' | 'warned' | 'tied' | 'use';

/** Why a lifetime in what a function returns is as it is. */
export type OutputCode =
  | 'elided-output'
  | 'many-inputs'
  | 'by-value'
  | 'detached'
  | 'no-input'
  | 'not-self'
  | 'second-lifetime'
  | 'mutable';

export type Reason =
  | { readonly code: 'seed' | 'alias' | 'header' | 'named-header' | 'associated-type' | 'associated-const' }
  | { readonly code: 'contains'; readonly type: string }
  | { readonly code: 'reuses'; readonly type: string; readonly lifetime: string }
  | { readonly code: 'lends' | 'stored' | 'into-self' | 'into-parameter'; readonly parameter: string }
  | {
      readonly code: 'async' | 'impl-argument' | 'bound' | 'function-output' | 'fixed-by-trait';
      readonly type: string;
    }
  | { readonly code: OutputCode; readonly type: string }
  | { readonly code: 'boxed-trait' | 'lent-output'; readonly type: string }
  | { readonly code: 'use' };

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly item: Item;
  readonly force: Force;
  readonly reason: Reason;
}

/** Why an item that has to do with it stays as it is. */
export type Rest =
  | { readonly code: 'input'; readonly type: string }
  | { readonly code: 'hidden-output'; readonly type: string }
  | { readonly code: 'inside' | 'static' | 'self' | 'reused'; readonly type: string };

/** What no lifetime can mend, or what the map cannot know. */
export type Doubt =
  | {
      readonly code: 'unconstrained' | 'supertrait' | 'maybe-boxed' | 'generic-default';
      readonly type: string;
    }
  | { readonly code: 'trait-fixes'; readonly type: string; readonly parameter: string }
  | {
      readonly code: 'made-here' | 'itself' | 'by-hand' | 'grows' | 'spawn' | 'macro';
      readonly type: string;
    };

/** These cannot be written with any lifetime; the others are for the reader to look at. */
export const STUCK: ReadonlySet<Doubt['code']> = new Set([
  'unconstrained',
  'trait-fixes',
  'made-here',
  'itself',
]);

export interface Finding {
  readonly item: Item;
  readonly edits: readonly Edit[];
  readonly rests: readonly Rest[];
  readonly doubts: readonly Doubt[];
  /** The type with the lifetime that brings it in. */
  readonly about?: Item | undefined;
}
