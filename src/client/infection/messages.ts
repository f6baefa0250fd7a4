/** What the page and the worker of the infection map say to each other. */
import type { Answer } from '../../infection/answer.ts';

export interface Ask {
  readonly id: number;
  readonly text: string;
  readonly pick: string | undefined;
}

export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string };
