/** What pages ask of the worker that judges and compares runs, and what it answers. Types only. */
import type { Verdict } from '../../claims/verdict.ts';
import type { Language } from '../../lab/experiment.ts';
import type { Mode } from '../../lab/plan.ts';

/** Where the runs of a machine are. */
export type Source =
  /** `data`: the address of the folder with its runs. */
  | { readonly kind: 'recorded'; readonly data: string; readonly experiments: readonly string[] }
  /** What the reader's browser keeps: the run in use of each experiment. */
  | { readonly kind: 'own' };

export interface Ask {
  readonly kind: 'judge';
  readonly source: Source;
}

export interface JudgedClaim {
  readonly claim: string;
  readonly language: Language;
  readonly verdict: Verdict;
}

/** A run of a source and what it says of its experiment's claims. */
export interface JudgedRun {
  readonly experiment: string;
  readonly startedAt: string;
  readonly mode: Mode;
  /** It came from a file. */
  readonly imported: boolean;
  readonly headline: string;
  readonly verdicts: readonly JudgedClaim[];
}

/** A run that nothing can be said of, and why: a sentence. */
interface LeftOut {
  readonly experiment: string;
  readonly why: string;
}

export type Told =
  | { readonly kind: 'judged'; readonly run: JudgedRun }
  | { readonly kind: 'left'; readonly left: LeftOut }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly message: string };
